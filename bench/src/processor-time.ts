import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, on every machine (`USER_HZ`). */
const TICKS_PER_SECOND = 100;

/** The processor time that a process has taken so far with all its threads, in seconds. @throws where there is no /proc */
export function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in parentheses, may hold blanks; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
