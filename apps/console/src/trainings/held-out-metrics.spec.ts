import type { HeldOutMetrics } from '@bylaw/learning';
import { heldOutCurve } from './held-out-metrics.js';

const stored = (curve: unknown): HeldOutMetrics => ({ curve }) as HeldOutMetrics;

describe('heldOutCurve', () => {
  it('takes what was stored with a run', () => {
    const curve = [{ rules: 1, deniedSafe: 0, deniedUnsafe: 4 }];
    expect(heldOutCurve(stored(curve))).toBe(curve);
  });

  it.each([
    ['a run of an older version', undefined],
    ['a text', 'rules'],
    ['a point without its figures', [{ rules: 1 }]],
  ])('is empty for %s', (_, curve) => {
    expect(heldOutCurve(stored(curve))).toEqual([]);
  });
});
