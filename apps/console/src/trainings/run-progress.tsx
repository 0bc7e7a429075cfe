import type { TrainingResponse } from '../gateway/wire.js';
import { useId } from 'react';
import { progressWords } from './progress-words.js';

/** How far a run is, and how long it will still take. */
export function RunProgress({ run }: { readonly run: TrainingResponse }) {
  const id = useId();
  const words = progressWords(run);
  const { done, total } = run.progress;
  if (words === null) return null;
  return (
    <div className="progress">
      {run.status === 'running' && (
        <progress
          aria-label="Progress of the run"
          aria-describedby={id}
          // Without a value it shows that something goes on.
          {...(total > 0 ? { value: done, max: total } : {})}
        />
      )}
      <span id={id} className="quiet">
        {words}
      </span>
    </div>
  );
}
