import { readFileSync } from 'node:fs';

const NANOSECONDS = 1e6;

/**
 * How long this thread has been ready to run and waited for a processor so far, in milliseconds (Linux: the second field
 * of `schedstat`); 0 where that is not told.
 */
export function waitedForProcessor(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / NANOSECONDS;
  } catch {
    return 0;
  }
}
