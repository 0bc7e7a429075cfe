/** What a running shell puts in the place of `$X`, `${…}` or `$(…)`. */
export interface Expansion {
  /** The variable or special parameter that alone makes the value; null for anything else. */
  readonly name: string | null;
  /** What it gives when the variable is not known: a default, the constant output of a substitution. Null when unknown. */
  readonly value: string | null;
}

/** A part of a word that is quoted in one way, or one expansion. */
export interface Piece {
  readonly text: string;
  readonly form: string;
  readonly quoted: boolean;
  readonly expansion: Expansion | null;
}

/** One word of a command line, quotes and escapes resolved. */
export interface Word {
  /** What the program would get; expansions as written. */
  readonly text: string;
  /** The same, with substitutions replaced by the canonical line of what they run. */
  readonly form: string;
  /** Whether any of it was quoted: then it is no keyword. */
  readonly quoted: boolean;
  /** Whether it has the shape of an assignment: `NAME=…`, `NAME[1]+=…`. */
  readonly assignment: boolean;
  /** Its parts when some of them are expansions, else null. */
  readonly pieces: readonly Piece[] | null;
  /** The words that its braces expand to, for a word that is an assignment where those don't count; else null. */
  readonly braced: readonly Word[] | null;
  /** For `<(…)`: what can be read from it, null when that is not constant; undefined for other words. */
  readonly input?: string | null;
}

/** A word that was not written in the source as such. */
export function plainWord(text: string, form = text): Word {
  return { text, form, quoted: false, assignment: false, pieces: null, braced: null };
}

/** The word that pieces make together. */
export function wordOfPieces(pieces: readonly Piece[], assignment: boolean): Word {
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
  return { text, form, quoted, assignment, pieces: expands ? pieces : null, braced: null };
}

/** A canonical text: white space single, none at the ends. */
export function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Canonical texts joined by single spaces, empty ones left out. */
export function spaced(...texts: readonly string[]): string {
  return texts.map(singleSpaced).filter(Boolean).join(' ');
}
