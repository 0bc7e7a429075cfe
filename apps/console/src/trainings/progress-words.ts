import type { TrainingResponse } from '../gateway/wire.js';
import { durationWords } from './duration-words.js';

/** How far a run is; nothing of one that did all it had to. */
export function progressWords({
  status,
  progress,
}: Pick<TrainingResponse, 'status' | 'progress'>): string | null {
  const { done, total, estimatedSecondsLeft } = progress;
  const steps = `${done} of ${total} steps`;
  if (status === 'queued') return 'It waits for its turn.';
  if (status === 'completed' || (status !== 'running' && total > 0 && done >= total)) return null;
  if (status !== 'running')
    return total === 0 ? 'It ended before its first step.' : `It ended after ${steps}.`;
  if (total === 0) return 'It finds out what there is to read.';
  if (typeof estimatedSecondsLeft !== 'number')
    return `${steps}; how long it will still take is not known yet.`;
  return `${steps}; ${durationWords(estimatedSecondsLeft)} left.`;
}
