import { Progress, Text } from '@mantine/core';
import type { TrainingResponse } from '../gateway/wire.js';
import { isGoingOn } from './is-going-on.js';
import { progressWords } from './progress-words.js';

/** How far a run is, and how long it will still take. */
export function RunProgress({ run }: { readonly run: TrainingResponse }) {
  const words = progressWords(run);
  const { done, total } = run.progress;
  if (words === null) return null;
  return (
    <div>
      {isGoingOn(run) && (
        <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label="Progress of the run" mb={4} />
      )}
      <Text size="sm" c="dimmed">
        {words}
      </Text>
    </div>
  );
}
