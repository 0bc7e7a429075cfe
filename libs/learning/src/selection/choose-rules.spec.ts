import { DistinctSketch } from '../distinct-sketch.js';
import { GroupedHits } from '../grouped-hits.js';
import { DEFAULT_SETTINGS } from '../learning-settings.js';
import { chooseRules } from './choose-rules.js';
import { everything, type VerifiedPattern } from './verified-pattern.js';

/** Keys of that many commands, each of another skeleton. */
const commands = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 2 ** 24);

function sketch(keys: readonly number[]): DistinctSketch {
  const made = new DistinctSketch(1_024);
  for (const key of keys) made.add(key);
  return made;
}

function mined(pattern: string, unsafe: readonly number[], familiar = true): VerifiedPattern {
  const hits = { unsafe: sketch(unsafe), safe: sketch([]), groups: new GroupedHits() };
  return { source: 'mined', pattern, term: pattern, strong: true, familiar, hits };
}

function chosen(patterns: readonly VerifiedPattern[], large = false): string[] {
  const rules = chooseRules({
    patterns,
    settings: DEFAULT_SETTINGS,
    safeCommands: 5_000,
    large,
    baseRate: 0.03,
    agents: 0,
    tried: 10,
    learn: everything,
    validate: everything,
    isRefused: () => false,
  });
  return rules.map(({ pattern }) => pattern);
}

describe('chosen rules', () => {
  it('add more of their own than they repeat', () => {
    const first = mined('first', commands(1, 11));
    expect(chosen([first, mined('half', commands(7, 16))])).toEqual(['first', 'half']);
    expect(chosen([first, mined('fewer', commands(4, 12))])).toEqual(['first']);
  });

  it('are taken back when those after them leave them too little of their own', () => {
    const patterns = [
      mined('first', commands(1, 12)),
      mined('second', commands(7, 18)),
      mined('third', [...commands(1, 6), ...commands(19, 24)]),
    ];
    expect(chosen(patterns)).toEqual(['third', 'second']);
  });

  it('are not taken back for rules that only observe', () => {
    const denied = mined('denied', commands(1, 12));
    const observed = mined('observed', commands(1, 30), false);
    expect(chosen([denied, observed], true)).toEqual(['denied', 'observed']);
  });
});
