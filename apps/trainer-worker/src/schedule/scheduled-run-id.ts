import { createHash } from 'node:crypto';

/** The id of the run of one moment of the schedule: a UUIDv7 of the job's time whose random part is the job's id, hashed. */
export function scheduledRunId(milliseconds: number, jobId: string): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(jobId).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(8, 20)}`;
}
