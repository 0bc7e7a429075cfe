const WARM_UP = 5_000;
const TIMED = 60_000;

/** How long single runs take, in microseconds, over many. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

/** Times every run by itself, over the lines in turns. */
export function percentilesOf(run: (line: string) => unknown, lines: readonly string[]): Percentiles {
  const times = new Float64Array(TIMED);
  for (let i = 0; i < WARM_UP; i += 1) run(lines[i % lines.length] ?? '');
  for (let i = 0; i < TIMED; i += 1) {
    const line = lines[i % lines.length] ?? '';
    const start = performance.now();
    run(line);
    times[i] = performance.now() - start;
  }
  times.sort();
  const at = (share: number): number => (times[Math.floor(TIMED * share)] ?? 0) * 1_000;
  return { p50: at(0.5), p99: at(0.99), p999: at(0.999) };
}
