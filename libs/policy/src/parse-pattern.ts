import { RE2Set } from 're2js';

/** A node of a parsed, simplified pattern: counted repetitions are written out, flags are in the nodes. */
export interface Syntax {
  readonly op: number;
  readonly flags: number;
  /** Of a literal: its code points. Of a class: pairs of first and last code point. */
  readonly runes: ArrayLike<number>;
  readonly subs: readonly Syntax[];
}

/**
 * Parses a pattern exactly as the engine that matches it does: a set parses what is added to it, with the flags that
 * `RE2JS.compile` uses, and compiles nothing before its first match.
 * @throws RE2JSSyntaxException when the pattern is not RE2 syntax
 */
export function parsePattern(pattern: string): Syntax {
  const set = new RE2Set();
  set.add(pattern);
  return set.regexps[0] as Syntax;
}

const operatorOf = (example: string): number => parsePattern(example).op;

/**
 * The operators whose meaning is used, numbered as the engine numbers them: by asking it. One that is not listed is
 * taken for something that can match anything.
 */
export const OPERATOR = {
  never: operatorOf('[^\\x00-\\x{10FFFF}]'),
  empty: operatorOf('(?:)'),
  literal: operatorOf('ab'),
  anyCharacter: operatorOf('(?s).'),
  anyButNewline: operatorOf('.'),
  beginText: operatorOf('^'),
  endText: operatorOf('$'),
  beginLine: operatorOf('(?m)^'),
  endLine: operatorOf('(?m)$'),
  wordBoundary: operatorOf('\\b'),
  notWordBoundary: operatorOf('\\B'),
  characterClass: operatorOf('[a-c]'),
  capture: operatorOf('(a)'),
  star: operatorOf('a*'),
  plus: operatorOf('a+'),
  optional: operatorOf('a?'),
  concatenation: operatorOf('ab*'),
  alternation: operatorOf('ab|c*'),
} as const;

/** The operators that match the empty string only. */
export const EMPTY_OPERATORS: ReadonlySet<number> = new Set([
  OPERATOR.empty,
  OPERATOR.beginText,
  OPERATOR.endText,
  OPERATOR.beginLine,
  OPERATOR.endLine,
  OPERATOR.wordBoundary,
  OPERATOR.notWordBoundary,
]);

const FOLD_CASE = parsePattern('(?i)ab').flags & ~parsePattern('ab').flags;

/** Whether a literal is matched whatever its letters' case. */
export function ignoresCase({ flags }: Syntax): boolean {
  return (flags & FOLD_CASE) !== 0;
}
