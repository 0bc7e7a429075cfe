import { MAX_COMBINATIONS } from './bounds.js';
import type { ParsedCommand } from './script.js';
import type { Value, Variables } from './variables.js';
import { wordOfPieces, type Expansion, type Piece, type Word } from './word.js';

type Lookup = (expansion: Expansion) => Value | null;

const SPECIAL = /^[@*0-9]$/;

/** The ways in which a command may run with the values that its variables may have: the command itself when it has none. */
export function expandCommand(command: ParsedCommand, variables: Variables): ParsedCommand[] {
  if (!expands(command)) return [command];
  return combinations(command, variables).map((chosen) =>
    withExpansions(command, ({ name, value }) => {
      const known = name === null ? undefined : chosen.get(name);
      // `${X:-default}` takes its default for an empty value too.
      if (known && (known.text !== '' || value === null)) return known;
      return value === null ? null : { text: value, form: value, known: true };
    }),
  );
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
  const nothing = { text: '', form: '', known: true };
  const words = [
    ...(head ? expandWord(head, () => nothing) : []),
    ...rest.flatMap((word) => expandWord(word, (expansion) => (dropsSpecial(expansion) ? nothing : null))),
  ];
  const program = words[0]?.text ?? '';
  return program === '' || program.startsWith('-') ? null : { ...command, words };
}

/** Whether a word holds something that only the running shell knows. */
export function isUnknown(word: Word): boolean {
  return word.pieces !== null;
}

function expands(command: ParsedCommand): boolean {
  return (
    command.words.some((word) => word.pieces !== null) ||
    command.redirections.some(({ target }) => target.pieces !== null)
  );
}

function combinations(command: ParsedCommand, variables: Variables): ReadonlyMap<string, Value>[] {
  const words = [...command.words, ...command.redirections.map(({ target }) => target)];
  const names = new Set(words.flatMap((word) => word.pieces?.map((piece) => piece.expansion?.name) ?? []));
  let chosen: ReadonlyMap<string, Value>[] = [new Map()];
  for (const name of names) {
    if (name === null || name === undefined) continue;
    const values = variables.of(name);
    if (values.length === 0) continue;
    chosen = chosen.flatMap((map) => values.map((value) => new Map([...map, [name, value]])));
    chosen = chosen.slice(-MAX_COMBINATIONS);
  }
  return chosen;
}

function withExpansions(command: ParsedCommand, lookup: Lookup): ParsedCommand {
  return {
    ...command,
    words: command.words.flatMap((word) => expandWord(word, lookup)),
    redirections: command.redirections.map((redirection) => ({
      ...redirection,
      target: joined(redirection.target, lookup),
    })),
  };
}

/** A redirection's target is not split into words. */
function joined(word: Word, lookup: Lookup): Word {
  if (!word.pieces) return word;
  const quoted = word.pieces.map((piece) => ({ ...piece, quoted: true }));
  return expandWord({ ...word, pieces: quoted }, lookup)[0] ?? word;
}

/** Puts in what is known; unquoted values are split at white space. */
function expandWord(word: Word, lookup: Lookup): Word[] {
  if (!word.pieces) return [word];
  const words: Piece[][] = [[]];
  for (const piece of word.pieces) {
    const value = piece.expansion && lookup(piece.expansion);
    if (!value) words.at(-1)?.push(piece);
    else if (piece.quoted || !value.known) words.at(-1)?.push(valuePiece(value, piece.quoted));
    else addFields(words, value.text);
  }
  return words
    .filter((pieces) => pieces.some((piece) => piece.quoted || piece.text !== ''))
    .map((pieces) => ({ ...wordOfPieces(pieces, false), quoted: true }));
}

function valuePiece(value: Value, quoted: boolean): Piece {
  const expansion = value.known ? null : { name: null, value: null };
  return { text: value.text, form: value.form, quoted, expansion };
}

function addFields(words: Piece[][], text: string): void {
  text.split(/[ \t\n]+/).forEach((field, index) => {
    if (index > 0) words.push([]);
    if (field !== '') words.at(-1)?.push({ text: field, form: field, quoted: false, expansion: null });
  });
}
