import { ignoresCase, OPERATOR, parsePattern, type Syntax } from '../parse-pattern.js';

/** What asks about the place between two characters, and takes none. */
export type Assertion =
  'beginText' | 'endText' | 'beginLine' | 'endLine' | 'wordBoundary' | 'notWordBoundary';

/** A pattern, reduced to what decides whether it matches. */
export type PatternTree =
  /** One character of a set. `ranges`: pairs of first and last code point, ascending. */
  | { readonly kind: 'character'; readonly ranges: readonly number[] }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'concatenation' | 'alternation'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'star' | 'plus' | 'optional'; readonly part: PatternTree };

const LAST_CODE_POINT = 0x10ffff;
const NEWLINE = 10;
const FIRST_LETTER = 65;

// One of each, so that those who number sets can tell them by identity.
const ANY: PatternTree = { kind: 'character', ranges: [0, LAST_CODE_POINT] };
const ANY_BUT_NEWLINE: PatternTree = {
  kind: 'character',
  ranges: [0, NEWLINE - 1, NEWLINE + 1, LAST_CODE_POINT],
};
const ASCII: readonly PatternTree[] = Array.from({ length: 128 }, (_, rune) => {
  return { kind: 'character', ranges: [rune, rune] };
});

const EMPTY: PatternTree = { kind: 'concatenation', parts: [] };
const NEVER: PatternTree = { kind: 'alternation', parts: [] };

const ASSERTIONS: ReadonlyMap<number, Assertion> = new Map([
  [OPERATOR.beginText, 'beginText'],
  [OPERATOR.endText, 'endText'],
  [OPERATOR.beginLine, 'beginLine'],
  [OPERATOR.endLine, 'endLine'],
  [OPERATOR.wordBoundary, 'wordBoundary'],
  [OPERATOR.notWordBoundary, 'notWordBoundary'],
]);

const MIRRORED: Readonly<Record<Assertion, Assertion>> = {
  beginText: 'endText',
  endText: 'beginText',
  beginLine: 'endLine',
  endLine: 'beginLine',
  wordBoundary: 'wordBoundary',
  notWordBoundary: 'notWordBoundary',
};

/**
 * Reads a pattern as `re2js` parses it.
 * @throws RE2JSSyntaxException when the pattern is not RE2 syntax
 * @throws Error for an operator that is not known: nothing is matched by guessing (I9)
 */
export function patternTree(pattern: string): PatternTree {
  return new TreeBuilder().treeOf(parsePattern(pattern));
}

/** The tree that matches every text backwards which this one matches forwards. */
export function mirrored(tree: PatternTree): PatternTree {
  switch (tree.kind) {
    case 'character':
      return tree;
    case 'assertion':
      return { kind: 'assertion', assertion: MIRRORED[tree.assertion] };
    case 'alternation':
      return { kind: 'alternation', parts: tree.parts.map(mirrored) };
    case 'concatenation':
      return { kind: 'concatenation', parts: tree.parts.map(mirrored).reverse() };
    default:
      return { kind: tree.kind, part: mirrored(tree.part) };
  }
}

/** Makes the tree of one pattern. */
class TreeBuilder {
  /** Once for all that repeat a class, as `\pL{1,60}` does, so that they can be told by identity. */
  private readonly rangesByClass = new Map<Syntax, readonly number[]>();

  treeOf(node: Syntax): PatternTree {
    const assertion = ASSERTIONS.get(node.op);
    if (assertion !== undefined) return { kind: 'assertion', assertion };
    switch (node.op) {
      case OPERATOR.never:
        return NEVER;
      case OPERATOR.empty:
        return EMPTY;
      case OPERATOR.literal:
        return { kind: 'concatenation', parts: charactersOf(node) };
      case OPERATOR.characterClass:
        return { kind: 'character', ranges: this.rangesOf(node) };
      case OPERATOR.anyCharacter:
        return ANY;
      case OPERATOR.anyButNewline:
        return ANY_BUT_NEWLINE;
      case OPERATOR.capture:
        return this.onlyPart(node);
      case OPERATOR.star:
        return { kind: 'star', part: this.onlyPart(node) };
      case OPERATOR.plus:
        return { kind: 'plus', part: this.onlyPart(node) };
      case OPERATOR.optional:
        return { kind: 'optional', part: this.onlyPart(node) };
      case OPERATOR.concatenation:
        return { kind: 'concatenation', parts: node.subs.map((sub) => this.treeOf(sub)) };
      case OPERATOR.alternation:
        return { kind: 'alternation', parts: node.subs.map((sub) => this.treeOf(sub)) };
      default:
        throw new Error(`the pattern has an operator that is not known: ${node.op}`);
    }
  }

  private rangesOf(node: Syntax): readonly number[] {
    const known = this.rangesByClass.get(node);
    if (known) return known;
    const ranges = Array.from(node.runes);
    this.rangesByClass.set(node, ranges);
    return ranges;
  }

  private onlyPart({ subs: [only] }: Syntax): PatternTree {
    if (!only) throw new Error('the pattern has an operator without what it stands for');
    return this.treeOf(only);
  }
}

function charactersOf(literal: Syntax): PatternTree[] {
  const folds = ignoresCase(literal);
  return Array.from(literal.runes, (rune) => {
    if (folds && rune >= FIRST_LETTER) return { kind: 'character', ranges: casesOf(rune) };
    return ASCII[rune] ?? { kind: 'character', ranges: [rune, rune] };
  });
}

const casesByRune = new Map<number, readonly number[]>();

/** All characters that are the same as one but for their case, as the engine sees it: it is asked for a class of them. */
function casesOf(rune: number): readonly number[] {
  const known = casesByRune.get(rune);
  if (known) return known;
  // A class of one letter only would be turned back into a literal, hence the `!`.
  const { runes } = parsePattern(`(?i)[!\\x{${rune.toString(16)}}]`);
  const cases = Array.from(runes).slice(2);
  casesByRune.set(rune, cases);
  return cases;
}
