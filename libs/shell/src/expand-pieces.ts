import type { Value } from './variables.js';
import { expandedWord, type Expansion, type Piece, type Word } from './word.js';

/** What an expansion gives; null when that isn't known. */
export type Lookup = (expansion: Expansion) => Value | null;

/** The words that pieces make when what is known is put in; unquoted values are split at white space. */
export function expandPieces(pieces: readonly Piece[], lookup: Lookup): Word[] {
  const words: Piece[][] = [[]];
  for (const piece of pieces) {
    const value = piece.expansion && lookup(piece.expansion);
    if (!value) words.at(-1)?.push(piece);
    else if (value.fields && !isJoined(piece)) addEach(words, value.fields, piece.quoted);
    else addValue(words, value, piece.quoted);
  }
  return words
    .filter((all) => all.some((piece) => piece.quoted || piece.text !== ''))
    .map((all) => expandedWord(all));
}

/** `"$*"` is one word, whatever it holds. */
function isJoined({ quoted, expansion }: Piece): boolean {
  return quoted && expansion?.name?.endsWith('@') !== true && expansion?.name?.endsWith('@]') !== true;
}

/** Adds several values, each in a word of its own; the first and the last belong to what stands around them. */
function addEach(words: Piece[][], fields: readonly Value[], quoted: boolean): void {
  fields.forEach((field, index) => {
    if (index > 0) words.push([]);
    addValue(words, field, quoted);
  });
}

function addValue(words: Piece[][], value: Value, quoted: boolean): void {
  if (quoted || !value.known) words.at(-1)?.push(valuePiece(value, quoted));
  else addFields(words, value.text);
}

function valuePiece(value: Value, quoted: boolean): Piece {
  const expansion = value.known ? null : { name: null, value: null };
  return { text: value.text, form: value.form, quoted, expansion };
}

/** Adds the fields of an unquoted value, the first of them to the word before. */
function addFields(words: Piece[][], text: string): void {
  text.split(/[ \t\n]+/).forEach((field, index) => {
    if (index > 0) words.push([]);
    if (field !== '') words.at(-1)?.push({ text: field, form: field, quoted: false, expansion: null });
  });
}
