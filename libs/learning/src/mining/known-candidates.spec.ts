import { KnownCandidates } from './known-candidates.js';
import type { OfferedCandidate } from './visit-candidates.js';

describe('KnownCandidates', () => {
  it('tells candidates of one hash apart by their parts, however many there are', () => {
    const known = new KnownCandidates();
    const offered = Array.from({ length: 9_000 }, (_, index): OfferedCandidate => {
      const [hash, first] = [(index % 3_000) - 1_500, `=word-${Math.floor(index / 3_000)}`];
      return { hash, kind: 'q', program: 'ls', first, second: '' };
    });
    const counts = offered.map(() => ({ unsafe: null, safe: null, written: false }) as never);
    offered.forEach((one, index) => {
      expect(known.get(one)).toBeUndefined();
      known.add(one, counts[index] as never);
    });
    offered.forEach((one, index) => expect(known.get(one)?.count).toBe(counts[index]));
    for (const other of [{ kind: 'r' as const }, { program: 'cp' }, { second: '=x' }, { hash: 5_000 }])
      expect(known.get({ ...(offered[0] as OfferedCandidate), ...other })).toBeUndefined();
  });
});
