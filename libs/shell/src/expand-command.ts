import { COMBINATION_WORK, MAX_COMBINATIONS, VALUE_WORK, WORD_WORK } from './bounds.js';
import { expandPieces, type Lookup } from './expand-pieces.js';
import { rewritten, type ParsedCommand } from './script.js';
import type { Value, Variables } from './variables.js';
import type { Expansion, Word } from './word.js';
import type { Work } from './work.js';

const NO_VALUES: ReadonlyMap<string, Value> = new Map();

/** Whether a word or target of a command holds what only a running shell knows, or what variables hold. */
export function expands(command: ParsedCommand): boolean {
  for (const word of command.words) if (word.pieces) return true;
  for (const { target } of command.redirections) if (target.pieces) return true;
  return false;
}

/**
 * The ways in which a command may run with the values that its variables may have: the command itself when it has none.
 * @throws UnparsedError when they are too much work
 */
export function expandCommand(command: ParsedCommand, variables: Variables, work: Work): ParsedCommand[] {
  const expansions = expansionsIn(command);
  const isKnown = ({ name, value }: Expansion) =>
    value !== null || (name !== null && variables.of(name).length > 0);
  if (!expansions.some(isKnown)) return [command];
  return combinations(expansions, variables).map((chosen) => {
    work.spend(COMBINATION_WORK);
    const expanded = withExpansions(command, variables.separators(), (expansion) => {
      const value = valueOf(expansion, chosen, variables);
      if (value) work.spend(VALUE_WORK + 3 * value.text.length);
      return value;
    });
    work.spend(WORD_WORK * expanded.words.length);
    return expanded;
  });
}

function valueOf(
  { name, value, indirect, change }: Expansion,
  chosen: ReadonlyMap<string, Value>,
  variables: Variables,
): Value | null {
  const held = name === null ? undefined : chosen.get(name);
  const known = held && indirect === true ? variables.of(held.text).at(-1) : held;
  if (known && change) return known.known ? textValue(change(known.text)) : null;
  // `${X:-default}` takes its default for an empty value too.
  if (known && (known.text !== '' || value === null)) return known;
  return value === null ? null : textValue(value);
}

function textValue(text: string): Value {
  return { text, form: text, known: true };
}

/** Whether a word holds something that only the running shell knows. */
export function isUnknown(word: Word): boolean {
  return word.pieces !== null;
}

/** What the variables of a command may hold together; last what they hold last. Beyond a bound, they hold anything. */
function combinations(expansions: readonly Expansion[], variables: Variables): ReadonlyMap<string, Value>[] {
  let chosen: ReadonlyMap<string, Value>[] = [NO_VALUES];
  let isCut = false;
  for (const name of namesOf(expansions)) {
    const values = variables.of(name);
    if (values.length === 0) continue;
    chosen = product(chosen, name, values);
    isCut ||= chosen.length > MAX_COMBINATIONS || variables.isOverflowing(name);
    if (chosen.length > MAX_COMBINATIONS) chosen = chosen.slice(-MAX_COMBINATIONS);
  }
  return isCut ? [NO_VALUES, ...chosen] : chosen;
}

/** Each choice with each value of one more variable. */
function product(
  chosen: readonly ReadonlyMap<string, Value>[],
  name: string,
  values: readonly Value[],
): ReadonlyMap<string, Value>[] {
  const all: ReadonlyMap<string, Value>[] = [];
  for (const before of chosen) {
    for (const value of values) all.push(new Map(before).set(name, value));
  }
  return all;
}

function expansionsIn(command: ParsedCommand): readonly Expansion[] {
  const found: Expansion[] = [];
  for (const word of command.words) addExpansions(found, word);
  for (const { target } of command.redirections) addExpansions(found, target);
  return found;
}

function addExpansions(found: Expansion[], { pieces }: Word): void {
  if (pieces) for (const { expansion } of pieces) if (expansion) found.push(expansion);
}

function namesOf(expansions: readonly Expansion[]): Iterable<string> {
  const [first] = expansions;
  if (first && expansions.length === 1) return first.name === null ? [] : [first.name];
  const names = new Set<string>();
  for (const { name } of expansions) if (name !== null) names.add(name);
  return names;
}

function withExpansions(command: ParsedCommand, separators: string, lookup: Lookup): ParsedCommand {
  const words: Word[] = [];
  for (const word of command.words) {
    if (word.pieces) for (const one of expandPieces(word.pieces, lookup, separators)) words.push(one);
    else words.push(word);
  }
  const { assignments, redirections: written } = command;
  if (written.length === 0) return rewritten(command, { assignments, words, redirections: written });
  const redirections = written.map(({ operator, target, body }) => {
    return { operator, target: unsplit(target, lookup), body };
  });
  return rewritten(command, { assignments, words, redirections });
}

/** A redirection's target is not split into words. */
function unsplit(word: Word, lookup: Lookup): Word {
  if (!word.pieces) return word;
  const quoted = word.pieces.map((piece) => ({ ...piece, quoted: true }));
  return expandPieces(quoted, lookup)[0] ?? word;
}
