import { DistinctSketch } from '../distinct-sketch.js';
import { GroupedHits } from '../grouped-hits.js';
import { DEFAULT_SETTINGS } from '../learning-settings.js';
import { judgeDangers } from './judge-dangers.js';
import { everything, type VerifiedPattern } from './verified-pattern.js';

/** Keys of that many commands, each of another skeleton. */
const commands = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => (from + index) * 2 ** 24);

function sketch(keys: readonly number[]): DistinctSketch {
  const made = new DistinctSketch(1_024);
  for (const key of keys) made.add(key);
  return made;
}

interface Hits {
  readonly unsafe?: readonly number[];
  readonly safe?: readonly number[];
}

function part(danger: string, pattern: string, { unsafe = [], safe = [] }: Hits = {}): VerifiedPattern {
  const hits = { unsafe: sketch(unsafe), safe: sketch(safe), groups: new GroupedHits() };
  return { source: 'danger', pattern, danger, part: pattern, hits };
}

function judged(patterns: readonly VerifiedPattern[], large = true, topN = DEFAULT_SETTINGS.topN) {
  const rules = judgeDangers({
    patterns,
    settings: { ...DEFAULT_SETTINGS, topN },
    large,
    baseRate: 0.03,
    agents: 0,
    tried: 10,
    part: everything,
  });
  return rules.map(({ term, pattern }) => [term, pattern]);
}

describe('known dangers that telemetry speaks for', () => {
  it('are a rule each, with the parts that occur nowhere', () => {
    expect(
      judged([
        part('burns', '^burn', { unsafe: commands(1, 5) }),
        part('burns', '^scorch'),
        part('floods', '^flood', { unsafe: commands(11, 16) }),
        part('freezes', '^freeze'),
      ]),
    ).toEqual([
      ['burns', '^burn|^scorch'],
      ['floods', '^flood'],
    ]);
  });

  it('share a rule with another when too little speaks for them, the one that catches the same if there is one', () => {
    expect(
      judged([
        part('floods', '^flood', { unsafe: commands(11, 20) }),
        part('burns', '^burn', { unsafe: commands(1, 9) }),
        part('freezes', '^freeze', { unsafe: commands(9, 10) }),
      ]),
    ).toEqual([
      ['burns; freezes', '^burn|^freeze'],
      ['floods', '^flood'],
    ]);
  });

  it('share rules when there are more of them than may be suggested, those that least speaks for first', () => {
    const patterns = [
      part('burns', '^burn', { unsafe: commands(1, 9) }),
      part('floods', '^flood', { unsafe: commands(11, 16) }),
      part('freezes', '^freeze', { unsafe: commands(21, 27) }),
      part('freezes', '^hail'),
    ];
    expect(judged(patterns, true, 3).map(([term]) => term)).toEqual(['floods', 'freezes', 'burns']);
    expect(judged(patterns, true, 2)).toEqual([
      ['freezes', '^freeze|^hail'],
      ['burns; floods', '^burn|^flood'],
    ]);
    expect(judged(patterns, false, 2)).toHaveLength(3);
  });

  it('are spread over others part by part where no other takes them whole, and stay where some part finds no place', () => {
    const long = (start: string, length: number) => `^${start}${'x'.repeat(length)}`;
    const patterns = [
      part('burns', long('burn', 800), { unsafe: commands(1, 9) }),
      part('floods', long('flood', 800), { unsafe: commands(11, 20) }),
      part('freezes', long('freeze', 150), { unsafe: commands(21, 25) }),
      part('freezes', long('hail', 150)),
    ];
    expect(judged(patterns, true, 2).map(([term]) => term)).toEqual(['burns; freezes', 'floods; freezes']);
    const wide = part('freezes', long('snow', 300));
    expect(judged([...patterns, wide], true, 2).map(([term]) => term)).toEqual([
      'freezes',
      'burns',
      'floods',
    ]);
  });

  it('stay alone where the policy accepts no pattern of both, and where telemetry is small', () => {
    const long = part('burns', `^burn${'x'.repeat(995)}`, { unsafe: commands(1, 9) });
    const few = part('freezes', '^freeze', { unsafe: commands(21, 22) });
    expect(judged([long, few]).map(([term]) => term)).toEqual(['freezes', 'burns']);
    const others = [
      part('burns', '^burn', { unsafe: commands(1, 9) }),
      part('floods', '^flood', { unsafe: commands(11, 16) }),
    ];
    expect(judged(others, false)).toHaveLength(2);
  });

  it('leave out a part whose safe hits leave it less certain than a mined rule must be', () => {
    const doubted = { unsafe: commands(1, 6), safe: commands(101, 101) };
    const certain = { unsafe: commands(1, 9), safe: commands(101, 101) };
    expect(judged([part('burns', '^a', { unsafe: commands(11, 30) }), part('burns', '^b', doubted)])).toEqual(
      [['burns', '^a']],
    );
    expect(judged([part('burns', '^a', { unsafe: commands(11, 30) }), part('burns', '^b', certain)])).toEqual(
      [['burns', '^a|^b']],
    );
  });

  it('put a part into that of several rules of a kind which catches the same', () => {
    const rules = judged([
      part('burns', `^a${'x'.repeat(600)}`, { unsafe: commands(1, 9) }),
      part('burns', `^b${'y'.repeat(600)}`, { unsafe: commands(11, 19) }),
      part('burns', '^c', { unsafe: commands(12, 20) }),
    ]);
    expect(rules.map(([term]) => term)).toEqual(['burns', 'burns (2)']);
    expect(rules[1]?.[1]).toMatch(/y\|\^c$/);
  });
});
