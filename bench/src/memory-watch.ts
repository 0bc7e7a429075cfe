import { memoryOfFamily } from './process-memory.js';
import { median } from './report.js';

const EVERY_MS = 5_000;

/** Watches what processes hold, all the time until it is stopped. */
export class MemoryWatch {
  private readonly samples = new Map<string, number[]>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly pids: ReadonlyMap<string, number>) {
    this.look();
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  /** What each holds now, in MB. */
  now(): ReadonlyMap<string, number> {
    return new Map([...this.pids].map(([name, pid]) => [name, memoryOfFamily(pid)]));
  }

  /** How many times as much each held in the last third of the time as in the second, by the medians. */
  growth(): ReadonlyMap<string, number> {
    return new Map(
      [...this.samples].map(([name, all]) => {
        const third = (number: number): readonly number[] =>
          all.slice(Math.floor(((number - 1) * all.length) / 3), Math.floor((number * all.length) / 3));
        return [name, median(third(3)) / median(third(2))];
      }),
    );
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    for (const [name, held] of this.now()) this.samples.set(name, [...(this.samples.get(name) ?? []), held]);
  }
}
