import { SPACE } from './characters.js';
import type { ParameterChange } from './parameter-change.js';

/** What a running shell puts in the place of `$X`, `${…}` or `$(…)`. */
export interface Expansion {
  /** The variable or special parameter that alone makes the value; null for anything else. */
  readonly name: string | null;
  /** What it gives when the variable is not known: a default, the constant output of a substitution. Null when unknown. */
  readonly value: string | null;
  /** Whether the variable holds the name of the one that makes the value: `${!NAME}`. */
  readonly indirect?: boolean;
  /** What is made of the variable's value: `${NAME#x}`. */
  readonly change?: ParameterChange;
}

/** A part of a word that is quoted in one way, or one expansion. */
export interface Piece {
  readonly text: string;
  readonly form: string;
  readonly quoted: boolean;
  readonly expansion: Expansion | null;
}

/** What a word is beside its text. */
interface WordTraits {
  readonly quoted: boolean;
  readonly assignment: boolean;
  readonly pieces: readonly Piece[] | null;
}

const PLAIN: WordTraits = { quoted: false, assignment: false, pieces: null };
/** Plain, and of visible ASCII only. */
const VISIBLE: WordTraits = { quoted: false, assignment: false, pieces: null };
const QUOTED: WordTraits = { quoted: true, assignment: false, pieces: null };
const QUOTED_ASSIGNMENT: WordTraits = { quoted: true, assignment: true, pieces: null };
const ASSIGNMENT: WordTraits = { quoted: false, assignment: true, pieces: null };
/** An assignment of visible ASCII only. */
const VISIBLE_ASSIGNMENT: WordTraits = { quoted: false, assignment: true, pieces: null };

/** One word of a command line, quotes and escapes resolved. */
export class Word {
  /** Whether any of it was quoted: then it is no keyword. */
  readonly quoted: boolean;
  /** Whether it has the shape of an assignment: `NAME=…`, `NAME[1]+=…`. */
  readonly assignment: boolean;
  /** Its parts when some of them are expansions, else null. */
  readonly pieces: readonly Piece[] | null;
  private spacedForm: string | null;

  /**
   * @param text what the program would get; expansions as written
   * @param form the same, with substitutions replaced by the canonical line of what they run
   * @param braced the words that its braces expand to, for a word that is an assignment where those don't count; else null
   * @param input for `<(…)`: what can be read from it, null when that is not constant; undefined for other words
   */
  constructor(
    readonly text: string,
    readonly form: string,
    traits: WordTraits,
    readonly braced: readonly Word[] | null = null,
    readonly input?: string | null,
  ) {
    this.quoted = traits.quoted;
    this.assignment = traits.assignment;
    this.pieces = traits.pieces;
    this.spacedForm = traits === VISIBLE || traits === VISIBLE_ASSIGNMENT ? form : null;
  }

  /** Its form as it stands in canonical texts: white space single, none at the ends. */
  get canonical(): string {
    return (this.spacedForm ??= singleSpaced(this.form));
  }
}

/** A word that was not written in the source as such. */
export function plainWord(text: string, form = text): Word {
  return new Word(text, form, PLAIN);
}

/** A word that was written in the source as it is, of visible ASCII; perhaps of the shape `NAME=value`. */
export function visibleWord(text: string, isAssignment = false): Word {
  return new Word(text, text, isAssignment ? VISIBLE_ASSIGNMENT : VISIBLE);
}

/** A word that is quoted wholly or in part, perhaps the value of an assignment. */
export function quotedWord(text: string, isAssignment = false): Word {
  return new Word(text, text, isAssignment ? QUOTED_ASSIGNMENT : QUOTED);
}

/** An unquoted word of the shape `NAME=value`. */
export function assignmentWord(text: string): Word {
  return new Word(text, text, ASSIGNMENT);
}

/** Pieces joined, and what the word is that they make. */
export interface JoinedPieces extends WordTraits {
  readonly text: string;
  readonly form: string;
}

/** What pieces make together. */
export function joinPieces(pieces: readonly Piece[], assignment = false): JoinedPieces {
  let text = '';
  let form = '';
  let quoted = false;
  let expands = false;
  for (const piece of pieces) {
    text += piece.text;
    form += piece.form;
    quoted ||= piece.quoted;
    expands ||= piece.expansion !== null;
  }
  return { text, form, quoted, assignment, pieces: expands ? pieces : null };
}

/** The word that an expansion leaves: no keyword and no assignment, whatever it looks like. */
export function expandedWord(pieces: readonly Piece[]): Word {
  const { text, form, pieces: parts } = joinPieces(pieces);
  return new Word(text, form, { quoted: true, assignment: false, pieces: parts });
}

/** A canonical text: white space single, none at the ends. */
export function singleSpaced(text: string): string {
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < SPACE || code > 0x7e || (code === SPACE && before === SPACE)) return respaced(text);
    before = code;
  }
  return before === SPACE && text !== '' ? respaced(text) : text;
}

function respaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Two canonical texts with a space between them; one of them alone when the other is empty. */
export function joined(before: string, after: string): string {
  if (before === '') return after;
  return after === '' ? before : `${before} ${after}`;
}

/** A canonical text, and the canonical forms of words behind it. */
export function withWords(start: string, words: readonly Word[]): string {
  let text = start;
  for (const word of words) text = joined(text, word.canonical);
  return text;
}
