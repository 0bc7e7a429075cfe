import { RE2JS } from 're2js';
import { randomPattern, randomText, seeded } from './random-patterns.fixture.js';
import { PatternAutomaton, type AutomatonBounds } from './pattern-automaton.js';
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
    expect(new PatternAutomaton(patternTree('[^a]{900}b')).work).toBeLessThanOrEqual(31);
    expect(new PatternAutomaton(patternTree('(.{1,60}/){8}!')).isBounded).toBe(false);
    expect(new PatternAutomaton(patternTree('(a?){100}a{100}!')).isBounded).toBe(true);
  });
});
