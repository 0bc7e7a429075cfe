import type { TrainingProgress, TrainingStatus } from '@bylaw/contracts';

/** What a run's job says of itself; times in milliseconds since 1970. */
interface JobProgress {
  readonly done: number;
  readonly total: number;
  readonly startedAt?: number;
  /** When `done` was counted. */
  readonly at?: number;
}

/**
 * How far a run is, and how many seconds it will still take if it goes on at the pace so far. That is not known before its
 * first step is done, nor of a run that does not go on.
 */
export function trainingProgress(progress: unknown, status: TrainingStatus, now: number): TrainingProgress {
  if (!isProgress(progress)) return { done: 0, total: 0, estimatedSecondsLeft: null };
  const { done, total } = progress;
  const estimatedSecondsLeft = status === 'running' ? secondsLeft(progress, now) : null;
  return { done, total, estimatedSecondsLeft };
}

function secondsLeft({ done, total, startedAt, at }: JobProgress, now: number): number | null {
  if (done <= 0 || startedAt === undefined || at === undefined) return null;
  const pace = Math.max(0, at - startedAt) / done;
  const sinceThen = Math.max(0, now - at);
  return Math.ceil(Math.max(0, pace * (total - done) - sinceThen) / 1_000);
}

function isProgress(progress: unknown): progress is JobProgress {
  return typeof progress === 'object' && progress !== null && 'done' in progress && 'total' in progress;
}
