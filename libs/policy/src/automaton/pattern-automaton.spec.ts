import { RE2JS } from 're2js';
import { randomPattern, randomText, seeded } from './random-patterns.fixture.js';
import { MatchingBudget } from '../matching-budget.js';
import { PatternAutomaton, type AutomatonBounds } from './pattern-automaton.js';
import { MAX_WORK } from './pattern-program.js';
import { patternTree } from './pattern-tree.js';

const TEXTS_PER_PATTERN = 25;

interface Comparison {
  readonly wrong: readonly string[];
  /** The share of the cases that match. */
  readonly matching: number;
}

function compareWithRe2(cases: number, longest: number, bounds?: AutomatonBounds): Comparison {
  const random = seeded(20_261_122);
  const wrong: string[] = [];
  let matching = 0;
  for (let done = 0; done < cases; done += TEXTS_PER_PATTERN) {
    const pattern = randomPattern(random);
    const automaton = new PatternAutomaton(patternTree(pattern), bounds);
    const reference = RE2JS.compile(pattern);
    for (let i = 0; i < TEXTS_PER_PATTERN; i++) {
      const text = randomText(random, longest);
      const expected = reference.test(text);
      if (expected) matching += 1;
      if (automaton.matches(text) !== expected) wrong.push(JSON.stringify({ pattern, text, expected }));
    }
  }
  return { wrong, matching: matching / cases };
}

describe('PatternAutomaton', () => {
  it('agrees with re2js on 100,000 random patterns and texts', () => {
    const { wrong, matching } = compareWithRe2(100_000, 12);
    expect(wrong).toEqual([]);
    expect(matching).toBeGreaterThan(0.2);
    expect(matching).toBeLessThan(0.8);
  });

  it.each([
    ['a text may add nothing', { words: 8_192, added: 0 }],
    ['a text may add little', { words: 8_192, added: 5 }],
    ['there is hardly room for states', { words: 40, added: 1_000 }],
  ])('agrees with re2js when %s', (_, bounds) => {
    const { wrong, matching } = compareWithRe2(20_000, 20, bounds);
    expect(wrong).toEqual([]);
    expect(matching).toBeGreaterThan(0.2);
  });

  it('finds the same in long texts whatever it keeps', () => {
    const random = seeded(7);
    const texts = Array.from({ length: 20 }, () =>
      Array.from({ length: 4_000 }, () => (random() < 0.5 ? 'a' : 'b')).join(''),
    );
    const tree = patternTree('[ab]*a[ab]{13}bbbbbbbaaaaa$');
    const automaton = new PatternAutomaton(tree);
    const stepping = new PatternAutomaton(tree, { words: 0, added: 0 });
    const ends = ['', 'a'.repeat(14) + 'bbbbbbbaaaaa', 'b'.repeat(30) + 'bbbbbbbaaaaa'];
    const answers = texts.flatMap((text) =>
      ends.map((end) => [automaton.matches(text + end), stepping.matches(text + end)]),
    );
    expect(answers.filter(([one, other]) => one !== other)).toEqual([]);
    expect(answers.filter(([one]) => one)).toHaveLength(20);
  });

  it('costs no more for one character than its work, for patterns of a thousand positions', () => {
    const isBounded = (pattern: string) => new PatternAutomaton(patternTree(pattern)).isBounded;
    expect(new PatternAutomaton(patternTree('(?s)a.{700}b')).work).toBeLessThanOrEqual(MAX_WORK);
    expect(isBounded('(?s)a.{700}b')).toBe(true);
    expect(isBounded('(.{1,60}/){8}!')).toBe(false);
    expect(isBounded('(a?){100}a{100}!')).toBe(true);
  });

  it('adds as much for all texts of one action as for one, and decides the same', () => {
    const tree = patternTree('(?s)a.{60}b.{40}[!?]');
    const automaton = new PatternAutomaton(tree);
    const whole = new MatchingBudget();
    const random = seeded(11);
    const texts = Array.from({ length: 400 }, () =>
      Array.from({ length: 120 }, () => (random() < 0.5 ? 'a' : random() < 0.98 ? 'b' : '!')).join(''),
    );
    const reference = RE2JS.compile('(?s)a.{60}b.{40}[!?]');
    const answers = texts.map((text) => automaton.matches(text, whole));
    expect(answers).toEqual(texts.map((text) => reference.test(text)));
    expect(new Set(answers).size).toBe(2);
    const { added } = automaton.budget;
    expect(added).toBeGreaterThan(50);
    expect(added).toBeLessThanOrEqual(1_024);
  });

  it('takes no more of a budget than a rule may, and says so', () => {
    const automaton = new PatternAutomaton(patternTree('(?s)a.{700}b.{40}!'));
    const whole = new MatchingBudget();
    const text = 'ab'.repeat(32_768);
    expect(() => Array.from({ length: 4 }, () => automaton.matches(text, whole))).toThrow(
      'a rule would take too long',
    );
    expect(automaton.matches(text)).toBe(false);
  });

  it.each(['\\pL{1,3}\\pN!', '[^\\x00-\\x{3ff}]+[\\x{1f600}-\\x{1f64f}]!', '(?i)[\\p{Greek}\\p{Han}]+x'])(
    'agrees with re2js on %s for characters of all planes',
    (pattern) => {
      const random = seeded(5);
      const automaton = new PatternAutomaton(patternTree(pattern));
      const reference = RE2JS.compile(pattern);
      const highest = [0x80, 0x500, 0xffff, 0x1_ffff, 0x10_ffff];
      const wrong: string[] = [];
      for (let i = 0; i < 4_000; i++) {
        const point = Math.floor(random() * (highest[i % highest.length] ?? 0));
        const character = point >= 0xd800 && point < 0xe000 ? 'ω' : String.fromCodePoint(point);
        for (const text of [`${character}7!`, `a${character}!`, `漢${character}😀!`, `${character}x`]) {
          if (automaton.matches(text) !== reference.test(text)) wrong.push(JSON.stringify(text));
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
