import type { Page, TrainingResponse } from '@bylaw/contracts';
import { useChange } from '../gateway/use-change.js';
import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { useMay } from '../sign-in/session.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 2_000;

/** The newest training run, and the button that starts one. */
export function TrainingPanel() {
  const { data, error } = useResource<Page<TrainingResponse>>('/v1/trainings?limit=1', EVERY_MS);
  const start = useChange();
  const mayTrain = useMay('approver');
  const run = data?.items[0];
  const isRunning = run !== undefined && (run.status === 'queued' || run.status === 'running');
  return (
    <section className="note" aria-label="Training">
      {data !== undefined && (run === undefined ? <p>No training run yet.</p> : <Run run={run} />)}
      <ErrorNote error={error ?? start.error} />
      {mayTrain && (
        <div className="buttons">
          <button
            type="button"
            disabled={isRunning || start.isPending}
            onClick={() => start.mutate({ method: 'POST', path: '/v1/trainings', body: {} })}
          >
            Train on the labelled actions
          </button>
        </div>
      )}
    </section>
  );
}

function Run({ run }: { readonly run: TrainingResponse }) {
  const { status, progress, requestedBy, requestedAt, suggestionId, error } = run;
  return (
    <>
      <p>
        Last training run: <Badge word={status} /> by {requestedBy}, <Time at={requestedAt} />
        {suggestionId !== null && (
          <>
            , it made <a href={linkTo('suggestions', suggestionId)}>this suggestion</a>
          </>
        )}
      </p>
      {status === 'running' && (
        <progress value={progress.done} max={Math.max(progress.total, 1)} aria-label="Progress of training" />
      )}
      {error !== null && <p>{error}</p>}
    </>
  );
}
