import { COMBINATION_WORK, MAX_COMBINATIONS, VALUE_WORK } from './bounds.js';
import { rewritten, type ParsedCommand } from './script.js';
import type { Value, Variables } from './variables.js';
import { expandedWord, type Expansion, type Piece, type Word } from './word.js';
import type { Work } from './work.js';

type Lookup = (expansion: Expansion) => Value | null;

const SPECIAL = /^[@*0-9]$/;
const NO_VALUES: ReadonlyMap<string, Value> = new Map();
const NOTHING: Value = { text: '', form: '', known: true };

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
  if (!expands(command)) return [command];
  return combinations(command, variables).map((chosen) => {
    work.spend(COMBINATION_WORK);
    return withExpansions(command, (expansion) => {
      const value = valueOf(expansion, chosen);
      if (value) work.spend(VALUE_WORK + 2 * value.text.length);
      return value;
    });
  });
}

function valueOf({ name, value }: Expansion, chosen: ReadonlyMap<string, Value>): Value | null {
  const known = name === null ? undefined : chosen.get(name);
  // `${X:-default}` takes its default for an empty value too.
  if (known && (known.text !== '' || value === null)) return known;
  return value === null ? null : { text: value, form: value, known: true };
}

/**
 * The command as it runs when what is not known of it expands to nothing, in its program and for `$@` and its kin:
 * `r$x''m`, `$SUDO rm`. Null when that leaves it as it is, or without a program.
 */
export function withoutUnknown(command: ParsedCommand): ParsedCommand | null {
  const [head, ...rest] = command.words;
  const dropsSpecial = (expansion: Expansion) => SPECIAL.test(expansion.name ?? '');
  const glued = rest.some((word) =>
    word.pieces?.some(({ expansion }) => expansion && dropsSpecial(expansion)),
  );
  if (!head?.pieces && !glued) return null;
  const words = [
    ...(head ? expandWord(head, () => NOTHING) : []),
    ...rest.flatMap((word) => expandWord(word, (expansion) => (dropsSpecial(expansion) ? NOTHING : null))),
  ];
  const program = words[0]?.text ?? '';
  if (program === '' || program.startsWith('-')) return null;
  const { assignments, redirections } = command;
  return rewritten(command, { assignments, words, redirections });
}

/** Whether a word holds something that only the running shell knows. */
export function isUnknown(word: Word): boolean {
  return word.pieces !== null;
}

function combinations(command: ParsedCommand, variables: Variables): ReadonlyMap<string, Value>[] {
  let chosen: ReadonlyMap<string, Value>[] = [NO_VALUES];
  for (const name of namesIn(command)) {
    const values = variables.of(name);
    if (values.length === 0) continue;
    chosen = chosen.flatMap((map) => values.map((value) => new Map([...map, [name, value]])));
    chosen = chosen.slice(-MAX_COMBINATIONS);
  }
  return chosen;
}

function namesIn(command: ParsedCommand): ReadonlySet<string> {
  const names = new Set<string>();
  const look = ({ pieces }: Word) => {
    if (!pieces) return;
    for (const { expansion } of pieces) {
      if (expansion && expansion.name !== null) names.add(expansion.name);
    }
  };
  for (const word of command.words) look(word);
  for (const { target } of command.redirections) look(target);
  return names;
}

function withExpansions(command: ParsedCommand, lookup: Lookup): ParsedCommand {
  const words: Word[] = [];
  for (const word of command.words) for (const one of expandWord(word, lookup)) words.push(one);
  const redirections = command.redirections.map((redirection) => {
    const { operator, body } = redirection;
    return { operator, target: unsplit(redirection.target, lookup), body };
  });
  return rewritten(command, { assignments: command.assignments, words, redirections });
}

/** A redirection's target is not split into words. */
function unsplit(word: Word, lookup: Lookup): Word {
  if (!word.pieces) return word;
  const quoted = word.pieces.map((piece) => ({ ...piece, quoted: true }));
  return expandPieces(quoted, lookup)[0] ?? word;
}

function expandWord(word: Word, lookup: Lookup): readonly Word[] {
  return word.pieces ? expandPieces(word.pieces, lookup) : [word];
}

/** Puts in what is known; unquoted values are split at white space. */
function expandPieces(pieces: readonly Piece[], lookup: Lookup): Word[] {
  let current: Piece[] = [];
  const words = [current];
  for (const piece of pieces) {
    const value = piece.expansion && lookup(piece.expansion);
    if (!value) current.push(piece);
    else if (piece.quoted || !value.known) current.push(valuePiece(value, piece.quoted));
    else current = addFields(words, current, value.text);
  }
  return words
    .filter((all) => all.some((piece) => piece.quoted || piece.text !== ''))
    .map((all) => expandedWord(all));
}

function valuePiece(value: Value, quoted: boolean): Piece {
  const expansion = value.known ? null : { name: null, value: null };
  return { text: value.text, form: value.form, quoted, expansion };
}

/** Adds the fields of an unquoted value, the first of them to the word before; returns the last word. */
function addFields(words: Piece[][], last: Piece[], text: string): Piece[] {
  let current = last;
  text.split(/[ \t\n]+/).forEach((field, index) => {
    if (index > 0) {
      current = [];
      words.push(current);
    }
    if (field !== '') current.push({ text: field, form: field, quoted: false, expansion: null });
  });
  return current;
}
