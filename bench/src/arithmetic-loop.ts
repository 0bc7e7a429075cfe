import { median } from './report.js';

const ROUNDS = 1_000_000;
const CALIBRATIONS = 9;

/**
 * What a processor does that is left alone: arithmetic on one number, without memory. Where that takes longer than it
 * should, the machine was away, and what is measured beside it can't be told from that.
 */
export class ArithmeticLoop {
  private readonly roundsPerMs: number;

  /** Finds out how quick the machine is, which takes some milliseconds. */
  constructor() {
    const times = Array.from({ length: CALIBRATIONS }, () => timeOf(ROUNDS));
    this.roundsPerMs = ROUNDS / median(times);
  }

  /** Computes for about so many milliseconds, and answers how long it took by the clock. */
  run(ms: number): number {
    return timeOf(Math.round(ms * this.roundsPerMs));
  }
}

function timeOf(rounds: number): number {
  const start = performance.now();
  let number = rounds;
  for (let round = 0; round < rounds; round++) number = (Math.imul(number, 1_103_515_245) + 12_345) | 0;
  // Used, so that the loop isn't left out as of no use.
  if (Number.isNaN(number)) throw new Error('arithmetic answers a number');
  return performance.now() - start;
}
