import { readFileSync } from 'node:fs';

/** What a process holds, in MB of 10^6 bytes. */
export interface ProcessMemory {
  readonly resident: number;
  /** The most that was ever resident. */
  readonly peak: number;
}

/** Reads what the kernel says of a process. @throws Error where there is no /proc, or no such process */
export function processMemory(pid: number): ProcessMemory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { resident: field(status, 'VmRSS'), peak: field(status, 'VmHWM') };
}

function field(status: string, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`/proc has no ${name}`);
  return (Number(kibibytes) * 1_024) / 1e6;
}

/** What a process and those that it has started hold together, in MB; what they share counts once. */
export function memoryOfFamily(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, member) => sum + proportional(member), 0);
}

/** Zero when it has ended meanwhile. */
function proportional(pid: number): number {
  try {
    return field(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss');
  } catch {
    return 0;
  }
}
