import { median } from './report.js';

/** Something whose speed is measured. */
export interface Runner {
  readonly name: string;
  /** The lines of the next round: the same every time, or new ones. Not part of what is timed. */
  lines(): readonly string[];
  run(line: string): unknown;
}

const ROUNDS = 5;
const ROUND_MS = 400;
const WARM_UP_MS = 300;
/** The clock is looked at so rarely that looking does not count, and often enough for a slow one. */
const LOOK_EVERY_MS = 2;

/** How often a second each runs, one value a round: rounds in turns, so that what else the machine does hits all alike. */
export class Rates {
  private readonly perSecond = new Map<string, number[]>();

  private constructor() {}

  static measure(runners: readonly Runner[]): Rates {
    const rates = new Rates();
    const timed = runners.map((runner) => new TimedRunner(runner));
    for (const runner of timed) runner.round(WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const runner of timed) rates.of(runner.name).push(runner.round(ROUND_MS));
    }
    return rates;
  }

  median(name: string): number {
    return median(this.of(name));
  }

  /** How many times as fast the one is as the other: the median of the rounds' ratios. */
  ratio(fast: string, slow: string): number {
    const other = this.of(slow);
    return median(this.of(fast).map((rate, round) => rate / (other[round] ?? Number.NaN)));
  }

  /** All medians, with the rounds beside them. */
  show(): void {
    process.stdout.write(
      `\nper second, one core: median of ${ROUNDS} rounds in turns (slowest to fastest round)\n`,
    );
    const whole = (value: number): string => Math.round(value).toLocaleString('en');
    for (const [name, all] of this.perSecond) {
      const range = `(${whole(Math.min(...all))} to ${whole(Math.max(...all))})`;
      process.stdout.write(`  ${name.padEnd(52)} ${whole(median(all)).padStart(9)}  ${range}\n`);
    }
  }

  private of(name: string): number[] {
    let values = this.perSecond.get(name);
    if (!values) this.perSecond.set(name, (values = []));
    return values;
  }
}

class TimedRunner {
  readonly name: string;
  private at = 0;
  private stride = 1;

  constructor(private readonly runner: Runner) {
    this.name = runner.name;
  }

  /** Runs for so long, going on with the lines where the last round ended. Answers how many a second. */
  round(ms: number): number {
    const lines = this.runner.lines();
    const start = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < ms) {
      for (let i = 0; i < this.stride; i += 1) {
        this.runner.run(lines[this.at % lines.length] ?? '');
        this.at += 1;
      }
      done += this.stride;
      elapsed = performance.now() - start;
    }
    this.stride = Math.max(1, Math.floor((done / elapsed) * LOOK_EVERY_MS));
    return (done / elapsed) * 1_000;
  }
}
