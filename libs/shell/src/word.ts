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
}

/** A word that was not written in the source as such. */
export function plainWord(text: string): Word {
  return { text, form: text, quoted: false, assignment: false };
}

/** A canonical text: white space single, none at the ends. */
export function singleSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Canonical texts joined by single spaces, empty ones left out. */
export function spaced(...texts: readonly string[]): string {
  return texts.map(singleSpaced).filter(Boolean).join(' ');
}
