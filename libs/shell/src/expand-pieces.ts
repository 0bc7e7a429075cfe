import type { Value } from './variables.js';
import { expandedWord, type Expansion, type Piece, type Word } from './word.js';

const BLANKS = /[ \t\n]+/;

/** What an expansion gives; null when that isn't known. */
export type Lookup = (expansion: Expansion) => Value | null;

/** The words that pieces make when what is known is put in; unquoted values are split at white space and `separators`. */
export function expandPieces(pieces: readonly Piece[], lookup: Lookup, separators = ''): Word[] {
  const splitter = separators === '' ? BLANKS : splitterOf(separators);
  const words: Piece[][] = [[]];
  for (const piece of pieces) {
    const value = piece.expansion && lookup(piece.expansion);
    if (!value) words.at(-1)?.push(piece);
    else if (value.fields && !isJoined(piece)) addEach(words, value.fields, piece.quoted ? null : splitter);
    else addValue(words, value, piece.quoted ? null : splitter);
  }
  const expanded: Word[] = [];
  for (const all of words) {
    if (all.some((piece) => piece.quoted || piece.text !== '')) expanded.push(expandedWord(all));
  }
  return expanded;
}

/** Splits at white space, and at every character that `IFS` may hold. */
function splitterOf(separators: string): RegExp {
  const escaped = separators.replace(/[\s\S]/g, (character) =>
    /\w/.test(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new RegExp(`[ \\t\\n${escaped}]+`);
}

/** `"$*"` is one word, whatever it holds. */
function isJoined({ quoted, expansion }: Piece): boolean {
  return quoted && !/@\]?(?::|$)/.test(expansion?.name ?? '');
}

/** Adds several values, each in a word of its own; the first and the last belong to what stands around them. */
function addEach(words: Piece[][], fields: readonly Value[], splitter: RegExp | null): void {
  fields.forEach((field, index) => {
    if (index > 0) words.push([]);
    addValue(words, field, splitter);
  });
}

function addValue(words: Piece[][], value: Value, splitter: RegExp | null): void {
  if (!splitter || !value.known) words.at(-1)?.push(valuePiece(value, splitter === null));
  else addFields(words, value.text, splitter);
}

function valuePiece(value: Value, quoted: boolean): Piece {
  const expansion = value.known ? null : { name: null, value: null };
  return { text: value.text, form: value.form, quoted, expansion };
}

/** Adds the fields of an unquoted value, the first of them to the word before. */
function addFields(words: Piece[][], text: string, splitter: RegExp): void {
  if (!splitter.test(text)) {
    if (text !== '') words.at(-1)?.push({ text, form: text, quoted: false, expansion: null });
    return;
  }
  text.split(splitter).forEach((field, index) => {
    if (index > 0) words.push([]);
    if (field !== '') words.at(-1)?.push({ text: field, form: field, quoted: false, expansion: null });
  });
}
