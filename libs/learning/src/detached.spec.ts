import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { detached } from './detached.js';

describe('detached', () => {
  it('is the same text, halves of surrogate pairs included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, half) => {
        const odd = `${text.slice(0, half)}\ud83d${text.slice(half)}\udc00`;
        expect(detached(text)).toBe(text);
        expect(detached(odd)).toBe(odd);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('lets go of the text that it was a part of', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heldBy = (keep: (part: string) => string): number => {
      collect();
      const before = process.memoryUsage().heapUsed;
      const kept = Array.from({ length: 40 }, () => keep('x'.repeat(500_000).slice(20, 60)));
      collect();
      expect(new Set(kept)).toEqual(new Set(['x'.repeat(40)]));
      return process.memoryUsage().heapUsed - before;
    };
    expect(heldBy(detached)).toBeLessThan(5e6);
  });
});
