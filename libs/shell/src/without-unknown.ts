import { isLetter, MINUS } from './characters.js';
import { expandPieces } from './expand-pieces.js';
import { rewritten, type ParsedCommand } from './script.js';
import { isShell } from './shell-options.js';
import type { Value } from './variables.js';
import { plainWord, type Piece, type Word } from './word.js';
import { NameSet } from './name-set.js';

const NOTHING: Value = { text: '', form: '', known: true };
/** Parameters that are empty where nothing is passed on. */
const ARGUMENTS = /^(?:[0-9]|[@*](?::.*)?)$/;
/** Commands that run nothing, whatever their arguments are. */
const TESTS = new NameSet(['[', '[[', 'test']);
/** What is never empty: arithmetic, the number of arguments, the last status, the process. */
const NEVER_EMPTY = /^(?:\$\(\(|\$[#?$]|\$\{#)/;

/**
 * The command as it runs when what is not known of it expands to nothing: in its program, for `$@` and its kin, in and
 * beside options, and between letters: `r$x''m`, `$SUDO rm`, `rm -r${x}f /`, `sh $x -c …`. A folder stays one:
 * `"$DIR"/x` is left alone. Null when that leaves the command as it is, or without a program.
 */
export function withoutUnknown(command: ParsedCommand): ParsedCommand | null {
  const [head, ...rest] = command.words;
  if (!head || TESTS.has(head.text)) return null;
  let dropped = head.pieces !== null;
  const words = head.pieces ? expandPieces(head.pieces, () => NOTHING) : [head];
  const start = words.length;
  const fed = isShell(head.text) && isFed(command) ? FED : null;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word?.pieces) {
      if (word) words.push(word);
      continue;
    }
    const before = words.length > start ? (words.at(-1) ?? null) : null;
    const droppable = isWhollyUnknown(word)
      ? lonely(word.pieces, before, rest.slice(at + 1).find((next) => !isWhollyUnknown(next)) ?? fed)
      : gluedIn(word.pieces);
    dropped ||= droppable.size > 0;
    if (droppable.size === 0) words.push(word);
    else {
      const left = word.pieces.map((piece) => (droppable.has(piece) ? { ...piece, expansion: GONE } : piece));
      for (const one of expandPieces(left, (expansion) => (expansion === GONE ? NOTHING : null)))
        words.push(one);
    }
  }
  const program = words[0]?.text ?? '';
  if (!dropped || program === '' || program.startsWith('-')) return null;
  const { assignments, redirections } = command;
  return rewritten(command, { assignments, words, redirections });
}

const GONE = { name: null, value: null };

/** What stands behind the last word of a shell that reads its input unless that word is a file. */
const FED = plainWord('-');

function isFed({ pipedFrom, redirections, group }: ParsedCommand): boolean {
  return pipedFrom !== null || redirections.length > 0 || group !== null;
}

/** Whether nothing of a word is quoted or literal. */
function isWhollyUnknown({ pieces }: Word): boolean {
  return pieces?.every(({ quoted, expansion }) => !quoted && expansion !== null) === true;
}

/** The expansions that an argument consists of, when dropping the argument makes its neighbours something else. */
function lonely(pieces: readonly Piece[], before: Word | null, after: Word | null): ReadonlySet<Piece> {
  const changes = after !== null && (before === null || isOption(before) || isOption(after));
  return new Set(pieces.filter((piece) => isArgument(piece) || (changes && mayBeEmpty(piece))));
}

/** The expansions in an argument that may be nothing without making another folder of it. */
function gluedIn(pieces: readonly Piece[]): ReadonlySet<Piece> {
  return new Set(
    pieces.filter(
      (piece) => piece.expansion && (isArgument(piece) || (mayBeEmpty(piece) && isGlued(pieces, piece))),
    ),
  );
}

function isArgument({ expansion }: Piece): boolean {
  return ARGUMENTS.test(expansion?.name ?? '');
}

function mayBeEmpty(piece: Piece): boolean {
  return !NEVER_EMPTY.test(piece.text);
}

function isOption({ text }: Word): boolean {
  return text.length > 1 && text.charCodeAt(0) === MINUS;
}

/** Whether an expansion stands between letters, before the name in a folder, or in or at a group of flags. */
function isGlued(pieces: readonly Piece[], piece: Piece): boolean {
  const at = pieces.indexOf(piece);
  const before = textOf(pieces.slice(0, at));
  const after = textOf(pieces.slice(at + 1));
  if (/^-[A-Za-z]*$/.test(before) && /^[A-Za-z]*$/.test(after)) return before + after !== '';
  if (before === '') return /^-[A-Za-z]+$/.test(after);
  return /[A-Za-z/]$/.test(before) && isLetter(after.charCodeAt(0));
}

/** The literal text of pieces: other expansions may be nothing as well. */
function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.expansion ? '' : piece.text)).join('');
}
