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
