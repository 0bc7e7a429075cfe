import type { RandomStream } from './random-stream.js';
import type { TrainingMatrix } from './training-matrix.js';

const RANDOM_RANGE = 2 ** 32;
/** Poisson numbers of a greater mean are sums of ones of this mean. */
const LARGEST_MEAN = 64;
/** How many standard deviations the sum of the Poisson numbers stays below the draws that are wanted. */
const BELOW = 6;
/** Greater Poisson numbers of the largest mean have a chance below 2^-32. */
const MOST = 140;

/** Poisson numbers of one mean: the first whose limit a random 32-bit number is below. */
interface PoissonTable {
  /** The chances of at most 0, 1, 2 … as 32-bit numbers. */
  readonly atMost: Float64Array;
  /** Where to begin for each of the first eight bits. */
  readonly guide: Uint8Array;
}

/**
 * Draws as many commands as there are, with replacement, and counts how often each row's were drawn. One draw after the
 * other would take as long as there are commands. Instead each row gets a Poisson number with a mean somewhat below its
 * commands, and what is missing of all draws is drawn one by one: Poisson numbers are multinomial given their sum, so that
 * the counts have exactly the distribution of the draws.
 */
export class Bootstrap {
  /** Commands of the cells up to and with each; a row's safe commands are one cell, its unsafe ones the next. */
  private readonly cumulative: Float64Array;
  private readonly share: number;
  /** For each number of commands up to the largest mean. */
  private readonly tables: readonly PoissonTable[];

  constructor(private readonly matrix: TrainingMatrix) {
    this.cumulative = new Float64Array(matrix.rows * 2);
    let all = 0;
    for (let cell = 0; cell < this.cumulative.length; cell += 1) {
      all += this.weightOf(cell);
      this.cumulative[cell] = all;
    }
    this.share = Math.max(0, 1 - BELOW / Math.sqrt(all));
    this.tables = Array.from({ length: LARGEST_MEAN + 1 }, (_, weight) => poissonTable(weight * this.share));
  }

  /** Fills how often safe and unsafe commands of each row were drawn. */
  draw(random: RandomStream, safe: Uint32Array, unsafe: Uint32Array): void {
    const all = this.cumulative.at(-1) ?? 0;
    let drawn = all + 1;
    // More than are wanted come in one of 10^9 times; whether they do says nothing of which they are.
    while (drawn > all) {
      drawn = 0;
      for (let row = 0; row < this.matrix.rows; row += 1) {
        drawn += safe[row] = this.poisson(random, this.matrix.safe[row] ?? 0);
        drawn += unsafe[row] = this.poisson(random, this.matrix.unsafe[row] ?? 0);
      }
    }
    for (; drawn < all; drawn += 1) {
      const cell = this.cellOf(random.below(all));
      const counts = cell & 1 ? unsafe : safe;
      counts[cell >>> 1] = (counts[cell >>> 1] ?? 0) + 1;
    }
  }

  private poisson(random: RandomStream, weight: number): number {
    let sum = 0;
    for (let rest = weight; rest > 0; rest -= LARGEST_MEAN) {
      const table = this.tables[Math.min(rest, LARGEST_MEAN)];
      if (!table) break;
      const { atMost, guide } = table;
      const value = random.below(RANDOM_RANGE);
      let number = guide[value >>> 24] ?? 0;
      while (value >= (atMost[number] ?? RANDOM_RANGE)) number += 1;
      sum += number;
    }
    return sum;
  }

  /** The cell of the command with this number. */
  private cellOf(command: number): number {
    let from = 0;
    let to = this.cumulative.length - 1;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.cumulative[middle] ?? 0) <= command) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  private weightOf(cell: number): number {
    return (cell & 1 ? this.matrix.unsafe : this.matrix.safe)[cell >>> 1] ?? 0;
  }
}

function poissonTable(mean: number): PoissonTable {
  const table: number[] = [];
  let chance = Math.exp(-mean);
  let sum = chance;
  for (let number = 1; number <= MOST; number += 1) {
    table.push(sum * RANDOM_RANGE);
    chance *= mean / number;
    sum += chance;
  }
  const atMost = Float64Array.from(table);
  const guide = Uint8Array.from({ length: 256 }, (_, bits) => {
    const first = atMost.findIndex((limit) => limit > bits * 2 ** 24);
    return Math.max(0, first);
  });
  return { atMost, guide };
}
