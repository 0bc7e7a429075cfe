import { fold } from './fold.js';
import { EMPTY_OPERATORS, OPERATOR, parsePattern, type Syntax } from './parse-pattern.js';

/** Folded literals one of which is in every text that the pattern matches. None of them is empty. */
export type LiteralSet = readonly string[];

/** The most literals that one part of a pattern is written out as. */
const MAX_SET = 16;

/** The most characters of a class that are written out: folding may make them fewer. */
const MAX_CLASS = 128;

/** What is known about the texts that a part of a pattern matches. */
interface Knowledge {
  /** All of them, folded, if they are few. */
  readonly exact: readonly string[] | null;
  /** What else each of them must contain. */
  readonly sets: readonly LiteralSet[];
}

const ANYTHING: Knowledge = { exact: null, sets: [] };

/**
 * The literals that a pattern requires: for each of the sets returned, every match contains one of its members, folded.
 * Empty when nothing is known, as of `.*` or `a?`. After the pre-filter of RE2 (R. Cox, "Regular Expression Matching
 * with a Trigram Index", 2012; re2/prefilter.cc): small parts are written out as all texts that they match, joined as
 * long as they stay few, and become required where that ends.
 * @throws RE2JSSyntaxException when the pattern is not RE2 syntax
 */
export function requiredLiterals(pattern: string): readonly LiteralSet[] {
  return setsOf(learn(parsePattern(pattern)));
}

function learn(node: Syntax): Knowledge {
  if (EMPTY_OPERATORS.has(node.op)) return { exact: [''], sets: [] };
  switch (node.op) {
    case OPERATOR.literal:
      return { exact: [fold(String.fromCodePoint(...Array.from(node.runes)))], sets: [] };
    case OPERATOR.characterClass:
      return { exact: charactersOf(node.runes), sets: [] };
    case OPERATOR.capture:
      return learnOnly(node);
    case OPERATOR.plus:
      return { exact: null, sets: setsOf(learnOnly(node)) };
    case OPERATOR.optional: {
      // What may be left out requires nothing; but if it is small, the text is one of few with or without it.
      const { exact } = learnOnly(node);
      return { exact: exact && few(['', ...exact]), sets: [] };
    }
    case OPERATOR.concatenation:
      return learnConcatenation(node.subs);
    case OPERATOR.alternation:
      return learnAlternation(node.subs.map(learn));
    default:
      return ANYTHING;
  }
}

function learnOnly(node: Syntax): Knowledge {
  const [only] = node.subs;
  return only ? learn(only) : ANYTHING;
}

function learnConcatenation(parts: readonly Syntax[]): Knowledge {
  const sets: LiteralSet[] = [];
  const run: { texts: readonly string[]; isWhole: boolean } = { texts: [''], isWhole: true };
  const end = (next: readonly string[]): void => {
    if (isUsable(run.texts)) sets.push(run.texts);
    run.texts = next;
    run.isWhole = false;
  };
  for (const part of parts) {
    // Of `x+` the exact texts are those of one x.
    const repeated = part.op === OPERATOR.plus;
    const { exact, sets: inside } = repeated ? learnOnly(part) : learn(part);
    sets.push(...inside);
    const longer = exact && crossed(run.texts, exact);
    if (longer) run.texts = longer;
    else end(exact ?? ['']);
    // x+ begins with an x and ends with one, perhaps the same.
    if (repeated && exact) end(exact);
  }
  if (run.isWhole) return { exact: run.texts, sets };
  end(['']);
  return { exact: null, sets };
}

function learnAlternation(branches: readonly Knowledge[]): Knowledge {
  const exacts = branches.map(({ exact }) => exact);
  if (exacts.every((exact) => exact !== null)) {
    const exact = few(exacts.flat());
    if (exact) return { exact, sets: [] };
  }
  const union: string[] = [];
  for (const branch of branches) {
    const best = setsOf(branch).reduce<LiteralSet | null>(
      (one, other) => (one && weakness(one) <= weakness(other) ? one : other),
      null,
    );
    if (!best) return ANYTHING;
    union.push(...best);
  }
  return { exact: null, sets: [[...new Set(union)]] };
}

function setsOf({ exact, sets }: Knowledge): readonly LiteralSet[] {
  return exact && isUsable(exact) ? [...sets, exact] : sets;
}

/** How little a set tells: short literals are in many texts. Only an order of preference, for one branch. */
function weakness(set: LiteralSet): number {
  return set.reduce((sum, literal) => sum + 1 / literal.length ** 2, 0);
}

function isUsable(literals: readonly string[]): boolean {
  return literals.length > 0 && literals.every((literal) => literal !== '');
}

function crossed(heads: readonly string[], tails: readonly string[]): readonly string[] | null {
  if (heads.length * tails.length > MAX_SET) return null;
  if (heads.length === 1 && heads[0] === '') return tails;
  return few(heads.flatMap((head) => tails.map((tail) => head + tail)));
}

function few(literals: readonly string[]): readonly string[] | null {
  if (literals.length <= 1) return literals;
  const distinct = [...new Set(literals)];
  return distinct.length <= MAX_SET ? distinct : null;
}

function charactersOf(ranges: ArrayLike<number>): readonly string[] | null {
  const folded = new Set<string>();
  let count = 0;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const first = ranges[i] ?? 0;
    const last = ranges[i + 1] ?? 0;
    count += last - first + 1;
    if (count > MAX_CLASS) return null;
    for (let rune = first; rune <= last; rune++) folded.add(fold(String.fromCodePoint(rune)));
  }
  return few([...folded]);
}
