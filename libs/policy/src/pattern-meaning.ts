import { ignoresCase, OPERATOR, parsePattern, type Syntax } from './parse-pattern.js';

/** What can be proved about a pattern's matches. */
export interface PatternMeaning {
  /** Patterns of one key match in the same texts: `a{2}` and `(a)a`. Others may, too. */
  readonly key: string;
  /** The literal that matches wherever it stands, if that is all that the pattern says. */
  readonly literal: string | null;
  /** Literals that every match contains, as they are written. */
  readonly contains: readonly string[];
}

/** @throws RE2JSSyntaxException when the pattern is not RE2 syntax. */
export function patternMeaning(pattern: string): PatternMeaning {
  const syntax = withoutCaptures(parsePattern(pattern));
  const isLiteral = syntax.op === OPERATOR.literal && !ignoresCase(syntax);
  return { key: keyOf(syntax), literal: isLiteral ? textOf(syntax) : null, contains: literalsOf(syntax) };
}

/**
 * A pattern as text: a literal's characters and a concatenation's parts in a row, every other operator around its own.
 * Left out is what only tells which of several matches is taken: captures and greediness.
 */
function keyOf(node: Syntax): string {
  const { op, runes, subs } = node;
  switch (op) {
    case OPERATOR.literal:
      return Array.from(runes, (rune) => `${ignoresCase(node) ? 'i' : ''}${rune} `).join('');
    case OPERATOR.concatenation:
      return subs.map(keyOf).join('');
    case OPERATOR.capture:
      return keyOf(withoutCaptures(node));
    default:
      return `<${op}:${Array.from(runes).join()}:${subs.map(keyOf).join('|')}>`;
  }
}

function literalsOf(node: Syntax): readonly string[] {
  switch (node.op) {
    case OPERATOR.literal:
      return ignoresCase(node) ? [] : [textOf(node)];
    case OPERATOR.capture:
    case OPERATOR.plus:
    case OPERATOR.concatenation:
      return node.subs.flatMap(literalsOf);
    default:
      return [];
  }
}

function withoutCaptures(node: Syntax): Syntax {
  const [only] = node.subs;
  return node.op === OPERATOR.capture && only ? withoutCaptures(only) : node;
}

function textOf({ runes }: Syntax): string {
  return String.fromCodePoint(...Array.from(runes));
}
