import type { Overlap } from '@bylaw/policy';
import { overlapsAt } from './found-overlaps.js';

const overlap = (rule: Overlap['rule']): Overlap => ({ kind: 'subsumed', rule, by: { addIndex: 0 } });

describe('overlapsAt', () => {
  it('knows nothing where nothing was found out, or only for another version', () => {
    expect(overlapsAt(3, null)).toBeNull();
    expect(overlapsAt(3, { version: 2, overlaps: [] })).toBeNull();
    expect(overlapsAt(3, { version: 3, overlaps: [] })).toEqual({ first: [], count: 0 });
  });

  it('keeps a thousand, the added rules first, and counts all', () => {
    const active = Array.from({ length: 1_500 }, (_, index) => overlap({ ruleId: `r${index}` }));
    const added = overlap({ addIndex: 7 });
    const kept = overlapsAt(0, { version: 0, overlaps: [...active, added] });
    expect(kept).toEqual({ first: [added, ...active.slice(0, 999)], count: 1_501 });
  });
});
