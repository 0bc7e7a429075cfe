import { Bootstrap } from './bootstrap.js';
import { RandomStream } from './random-stream.js';
import type { TrainingMatrix } from './training-matrix.js';

const WEIGHTS = [
  [1, 0],
  [0, 3],
  [70, 5],
  [900, 21],
] as const;
const matrix = {
  rows: WEIGHTS.length,
  safe: Uint32Array.from(WEIGHTS, ([safe]) => safe),
  unsafe: Uint32Array.from(WEIGHTS, ([, unsafe]) => unsafe),
} as TrainingMatrix;

/** Of 4,000 seeded samples; multinomial: mean w, variance w (1 − w / 1,000). */
describe('Bootstrap', () => {
  it('draws as many commands as there are, each row in proportion and as scattered as draws with replacement', () => {
    const bootstrap = new Bootstrap(matrix);
    const random = new RandomStream(3, 1);
    const samples = 4_000;
    const sums = new Float64Array(8);
    const squares = new Float64Array(8);
    const totals = new Set<number>();
    for (let sample = 0; sample < samples; sample += 1) {
      const safe = new Uint32Array(4);
      const unsafe = new Uint32Array(4);
      bootstrap.draw(random, safe, unsafe);
      [...safe, ...unsafe].forEach((count, cell) => {
        sums[cell]! += count;
        squares[cell]! += count * count;
      });
      totals.add([...safe, ...unsafe].reduce((a, b) => a + b, 0));
    }
    expect([...totals]).toEqual([1_000]);
    [...matrix.safe, ...matrix.unsafe].forEach((weight, cell) => {
      const mean = sums[cell]! / samples;
      const variance = squares[cell]! / samples - mean * mean;
      const expected = weight * (1 - weight / 1_000);
      expect(Math.abs(mean - weight)).toBeLessThanOrEqual(5 * Math.sqrt(expected / samples));
      expect(Math.abs(variance - expected)).toBeLessThanOrEqual(0.15 * expected);
    });
  });
});
