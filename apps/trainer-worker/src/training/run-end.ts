import type { TrainingOutcome } from '@bylaw/learning';
import type { RunEnd } from './conclusions.js';

/** Thrown where a run ends before its last pass, in this way. */
export class RunEnded extends Error {
  constructor(readonly end: RunEnd) {
    super('The run has ended');
  }
}

/** How a run ends that has come to this. */
export function runEndOf(outcome: TrainingOutcome, progress: RunEnd['progress']): RunEnd {
  if (outcome.status === 'failed') return failedEnd(outcome.message, progress);
  const { metrics } = outcome;
  if (outcome.status === 'nothing-good-enough')
    return { status: 'completed', progress, metrics, error: outcome.message };
  return {
    status: 'completed',
    progress,
    metrics,
    diff: { ...outcome.diff, add: [...outcome.diff.add], remove: [...outcome.diff.remove] },
    evidence: outcome.evidence,
  };
}

/** How a run ends that can't go on. */
export function failedEnd(error: string, progress: RunEnd['progress']): RunEnd {
  return { status: 'failed', progress, error };
}
