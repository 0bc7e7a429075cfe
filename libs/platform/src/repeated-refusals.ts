import type { ErrorCode } from '@bylaw/contracts';

/** How long refusals with the same code are left out after one was logged, in milliseconds. */
const QUIET_MS = 1_000;

interface Quiet {
  readonly until: number;
  leftOut: number;
}

/**
 * Which of many refusals are worth a line of the log. While a store is away every request is refused for the same reason,
 * thousands a second: one a second of each code says as much, with how many were left out.
 */
export class RepeatedRefusals {
  private readonly quiet = new Map<ErrorCode, Quiet>();

  /** `now` is a clock in milliseconds. */
  constructor(private readonly now: () => number) {}

  /** How many with this code were left out since the last that was logged, when this one is to be logged; else null. */
  leftOut(code: ErrorCode): number | null {
    const now = this.now();
    const quiet = this.quiet.get(code);
    if (quiet && now < quiet.until) {
      quiet.leftOut += 1;
      return null;
    }
    this.quiet.set(code, { until: now + QUIET_MS, leftOut: 0 });
    return quiet?.leftOut ?? 0;
  }
}
