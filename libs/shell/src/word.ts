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
export interface WordTraits {
  /** Its text with substitutions replaced by the canonical line of what they run; null when that is its text. */
  readonly form: string | null;
  /** Whether any of it was quoted: then it is no keyword. */
  readonly quoted: boolean;
  /** Whether it has the shape of an assignment: `NAME=…`, `NAME[1]+=…`. */
  readonly assignment: boolean;
  /** Its parts when some of them are expansions, else null. */
  readonly pieces: readonly Piece[] | null;
  /** The words that its braces expand to, for a word that is an assignment where those don't count; else null. */
  readonly braced: readonly Word[] | null;
  /** For `<(…)`: what can be read from it, null when that is not constant; undefined for other words. */
  readonly input: string | null | undefined;
}

function traits(quoted: boolean, assignment: boolean): WordTraits {
  return { form: null, quoted, assignment, pieces: null, braced: null, input: undefined };
}

const PLAIN = traits(false, false);
/** Plain, and of visible ASCII only. */
const VISIBLE = traits(false, false);
const QUOTED = traits(true, false);
const QUOTED_ASSIGNMENT = traits(true, true);
const ASSIGNMENT = traits(false, true);
/** An assignment of visible ASCII only. */
const VISIBLE_ASSIGNMENT = traits(false, true);

/**
 * One word of a command line, quotes and escapes resolved. A line of 64 KB has tens of thousands, so that words which are alike
 * share what they are beside their text.
 */
export class Word {
  private spacedForm: string | null;

  /** @param text what the program would get; expansions as written */
  constructor(
    readonly text: string,
    private readonly traits: WordTraits,
  ) {
    this.spacedForm = traits === VISIBLE || traits === VISIBLE_ASSIGNMENT ? text : null;
  }

  /** What `WordTraits` says of each, but for `form`, which is the text when it is nothing else. */
  get form(): string {
    return this.traits.form ?? this.text;
  }

  get quoted(): boolean {
    return this.traits.quoted;
  }

  get assignment(): boolean {
    return this.traits.assignment;
  }

  get pieces(): readonly Piece[] | null {
    return this.traits.pieces;
  }

  get braced(): readonly Word[] | null {
    return this.traits.braced;
  }

  get input(): string | null | undefined {
    return this.traits.input;
  }

  /** A word like this one, of another text, that stands for itself. */
  withText(text: string): Word {
    return new Word(text, { ...this.traits, form: null, braced: null, input: undefined });
  }

  /** Its form as it stands in canonical texts: white space single, none at the ends. */
  get canonical(): string {
    return (this.spacedForm ??= singleSpaced(this.form));
  }
}

/** A word that was not written in the source as such. */
export function plainWord(text: string): Word {
  return new Word(text, PLAIN);
}

/** A word that was written in the source as it is, of visible ASCII; perhaps of the shape `NAME=value`. */
export function visibleWord(text: string, isAssignment = false): Word {
  return new Word(text, isAssignment ? VISIBLE_ASSIGNMENT : VISIBLE);
}

/** A word that is quoted wholly or in part, perhaps the value of an assignment. */
export function quotedWord(text: string, isAssignment = false): Word {
  return new Word(text, isAssignment ? QUOTED_ASSIGNMENT : QUOTED);
}

/** An unquoted word of the shape `NAME=value`. */
export function assignmentWord(text: string): Word {
  return new Word(text, ASSIGNMENT);
}

/** What pieces make together. */
export interface JoinedPieces {
  readonly text: string;
  /** Null when it is the text. */
  readonly form: string | null;
  readonly quoted: boolean;
  /** The pieces when some of them are expansions, else null. */
  readonly pieces: readonly Piece[] | null;
}

/** Joins pieces. */
export function joinPieces(pieces: readonly Piece[]): JoinedPieces {
  let text = '';
  let form: string | null = null;
  let quoted = false;
  let expands = false;
  for (const piece of pieces) {
    if (form !== null) form += piece.form;
    else if (piece.form !== piece.text) form = text + piece.form;
    text += piece.text;
    quoted ||= piece.quoted;
    expands ||= piece.expansion !== null;
  }
  return { text, form, quoted, pieces: expands ? pieces : null };
}

/** The word that an expansion leaves: no keyword and no assignment, whatever it looks like. */
export function expandedWord(pieces: readonly Piece[]): Word {
  const { text, form, pieces: parts } = joinPieces(pieces);
  if (form === null && parts === null) return quotedWord(text);
  return new Word(text, {
    form,
    quoted: true,
    assignment: false,
    pieces: parts,
    braced: null,
    input: undefined,
  });
}

/** The word that pieces make as they were written; the rest is what `WordTraits` says. */
export function writtenWord(
  joined: JoinedPieces,
  assignment: boolean,
  braced: readonly Word[] | null,
  input: string | null | undefined,
): Word {
  const { text, form, quoted, pieces } = joined;
  if (form === null && pieces === null && braced === null && input === undefined) {
    if (quoted) return quotedWord(text, assignment);
    return assignment ? assignmentWord(text) : plainWord(text);
  }
  return new Word(text, { form, quoted, assignment, pieces, braced, input });
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
