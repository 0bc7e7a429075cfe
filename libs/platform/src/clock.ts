/** Time comes in as an argument, so that tests decide what it is (I11). */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

let lastMs = Number.NaN;
let lastText = '';

/** A time as the wire writes it: ISO 8601 in UTC with milliseconds. The last one is remembered: many are of one moment. */
export function isoTime(milliseconds: number): string {
  if (milliseconds !== lastMs) {
    lastText = new Date(milliseconds).toISOString();
    lastMs = milliseconds;
  }
  return lastText;
}
