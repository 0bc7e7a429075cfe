import { RE2JS } from 're2js';
import { CompiledRule } from './compiled-rule.js';
import type { Rule } from './rule.js';
import { MatchingBudget } from './matching-budget.js';
import { RuleIndex } from './rule-index.js';

/** Seeded randomness (mulberry32). */
function randomness(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, chance: (of: number) => next() < of };
}

type Randomness = ReturnType<typeof randomness>;

/** A pattern with a way to make texts that it matches, were it not for its anchors. */
interface Piece {
  readonly pattern: string;
  readonly sample: () => string;
}

const WORDS = [
  'rm',
  'mkfs',
  'sk',
  'KISS',
  'a',
  '-rf',
  '/dev',
  'Öl',
  'жук',
  '删除',
  '😀',
  'ς',
  'ẞ',
  '  ',
  '=x',
];
const CLASSES: readonly (readonly [string, readonly string[]])[] = [
  ['[a-c]', ['a', 'b', 'c']],
  ['[^a]', ['b', ' ', 'é', '\n']],
  ['\\s', [' ', '\t']],
  ['\\w', ['a', 'Z', '_', '7']],
  ['.', ['x', '/', '😀']],
  ['\\pL', ['q', 'Ж', '删']],
  ['[Kks]', ['k', 'K', 's']],
  ['[а-я]', ['а', 'я']],
  ['\\d', ['0', '9']],
  ['[[:alpha:]]', ['m', 'M']],
  ['\\x{212a}', ['\u212a']],
];
const EMPTIES = ['\\b', '\\B', '^', '$', '(?m:^)', '(?m:$)', '\\A', '\\z', '(?:)', 'x{0}'];
const REPEATS: readonly (readonly [string, readonly number[]])[] = [
  ['*', [0, 1, 3]],
  ['+', [1, 2]],
  ['?', [0, 1]],
  ['{2}', [2]],
  ['{1,3}', [1, 3]],
  ['{0,2}', [0, 2]],
  ['+?', [1, 2]],
  ['*?', [0, 2]],
];

function randomPiece(random: Randomness, depth: number): Piece {
  const kind = depth === 0 ? random.below(4) : random.below(9);
  if (kind <= 1) {
    const word = random.one(WORDS);
    return { pattern: RE2JS.quote(word), sample: () => word };
  }
  if (kind === 2) {
    const [pattern, examples] = random.one(CLASSES);
    return { pattern, sample: () => random.one(examples) };
  }
  if (kind === 3) return { pattern: random.one(EMPTIES), sample: () => '' };
  const parts = Array.from({ length: 1 + random.below(4) }, () => randomPiece(random, depth - 1));
  if (kind <= 5) {
    return {
      pattern: parts.map(({ pattern }) => `(?:${pattern})`).join(''),
      sample: () => parts.map(({ sample }) => sample()).join(''),
    };
  }
  if (kind === 6) {
    return {
      pattern: `(${parts.map(({ pattern }) => pattern).join('|')})`,
      sample: () => random.one(parts).sample(),
    };
  }
  const [part] = parts as [Piece];
  if (kind === 7) {
    const [repeat, times] = random.one(REPEATS);
    return {
      pattern: `(?:${part.pattern})${repeat}`,
      sample: () => Array.from({ length: random.one(times) }, part.sample).join(''),
    };
  }
  const flags = random.one(['i', 'i', 's', 'm', 'U', 'is', '-i']);
  return { pattern: `(?${flags}:${part.pattern})`, sample: part.sample };
}

const ODD = ['k', '\u212a', 's', '\u017f', 'R', ' ', '\n', '\0', '\ud83d', '\ude00', 'σ', 'ß', '-'];

/** A text that nearly matches: a sample with other cases, a character too few, too many or another, and noise around. */
function nearText(random: Randomness, pieces: readonly Piece[]): string {
  let text = random.one(pieces).sample();
  if (random.chance(0.3)) text += random.one(['', ' ', 'x']) + random.one(pieces).sample();
  if (random.chance(0.2)) text = random.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
  if (random.chance(0.2)) text = text.replace(/k/i, '\u212a').replace(/s/i, '\u017f');
  if (random.chance(0.4)) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + random.one(['', ...ODD]) + text.slice(at + random.below(2));
  }
  if (random.chance(0.3)) text = random.one(ODD) + text + random.one(WORDS);
  return text;
}

function ruleOf(pattern: string, id: number): Rule {
  return {
    id: `r${id}`,
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'someone',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  };
}

describe('RuleIndex', () => {
  it('finds what a plain loop finds, in 100,000 random cases', () => {
    const random = randomness(20_261_122);
    for (let policy = 0; policy < 2_000; policy++) {
      const pieces = Array.from({ length: 6 }, () => randomPiece(random, 3));
      const rules = pieces.map(({ pattern }, order) => new CompiledRule(ruleOf(pattern, order), order));
      const index = RuleIndex.of(rules);
      const programs = pieces.map(({ pattern }) => RE2JS.compile(pattern));
      for (let i = 0; i < 50; i++) {
        const text = nearText(random, pieces);
        const expected = programs.flatMap((program, order) => (program.test(text) ? [order] : []));
        const found = index
          .find({ target: 'command', tool: 'shell', text, budget: new MatchingBudget() })
          .map(({ order }) => order);
        found.sort((one, other) => one - other);
        if (String(found) !== String(expected)) {
          throw new Error(
            `${JSON.stringify(text)}: ${found.join()} instead of ${expected.join()} of ${JSON.stringify(pieces.map(({ pattern }) => pattern))}`,
          );
        }
      }
    }
    expect(random.below(1)).toBe(0);
  });

  it.each([
    { shared: ' zqxj', literals: ['zqxj1', 'zqxj2', '3zqxj'] },
    { shared: ' zq', literals: ['zqx', 'zqj', '1zq'] },
    { shared: ' z q', literals: ['zq', 'zqx', 'qz'] },
  ])('finds $literals in a text that has "$shared" again and again', ({ shared, literals }) => {
    const index = RuleIndex.of(
      literals.map((literal, order) => new CompiledRule(ruleOf(literal, order), order)),
    );
    const [one = '', two = '', three = ''] = literals;
    for (const there of [
      [],
      [one],
      [two],
      [three],
      [one, two],
      [three, one],
      [two, three, one],
      [three, two, one],
    ]) {
      const text = there.map((literal) => `${shared.repeat(20)} ${literal} `).join('') + shared.repeat(20);
      const found = index.find({ target: 'command', tool: 'shell', text, budget: new MatchingBudget() });
      const expected = literals.flatMap((literal, order) => (text.includes(literal) ? [order] : []));
      expect(found.map(({ order }) => order).sort()).toEqual(expected);
    }
  });
});
