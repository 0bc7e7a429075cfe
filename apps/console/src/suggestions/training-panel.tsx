import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { RunProgress } from '../trainings/run-progress.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 2_000;

/** How the newest training run stands, with the way to all of them. */
export function TrainingPanel() {
  const { data, error } = useResource('/v1/trainings', { query: { limit: 1 }, everyMs: EVERY_MS });
  const run = data?.items[0];
  return (
    <section className="note" aria-label="Training">
      <p>
        {run !== undefined && (
          <>
            Last training run: <Badge word={run.status} /> for {visible(run.requestedBy)},{' '}
            <Time at={run.requestedAt} />.{' '}
          </>
        )}
        {data !== undefined && run === undefined && 'No training run yet. '}
        <a href={linkTo('trainings')}>Train, and see all runs</a>
      </p>
      {run !== undefined && <RunProgress run={run} />}
      <ErrorNote error={error} />
    </section>
  );
}
