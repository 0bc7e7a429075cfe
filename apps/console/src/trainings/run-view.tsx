import type { TrainingResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { CancelButton } from './cancel-button.js';
import { isGoingOn } from './is-going-on.js';
import { MetricsView } from './metrics-view.js';
import { RunProgress } from './run-progress.js';
import { isTrainingMetrics } from './training-metrics.js';

/** One training run: how far it is or how it ended, and what it found. */
export function RunView({ run }: { readonly run: TrainingResponse }) {
  const { status, estimator, requestedBy, requestedAt, metrics } = run;
  // With its version, once it is known.
  const name = isTrainingMetrics(metrics) ? metrics.estimator : estimator;
  return (
    <>
      <span className="row">
        <Badge word={status} />
        {name !== null && <strong>{visible(name)}</strong>}
        <span className="quiet">
          asked for by {visible(requestedBy)}, <Time at={requestedAt} />
        </span>
      </span>
      <RunProgress run={run} />
      <RunResult run={run} />
      <MetricsView metrics={metrics} />
      {isGoingOn(run) && <CancelButton run={run} />}
    </>
  );
}

function RunResult({ run: { status, suggestionId, error } }: { readonly run: TrainingResponse }) {
  return (
    <>
      {suggestionId !== null && (
        <span>
          It made <a href={linkTo('suggestions', suggestionId)}>a suggestion</a>.
        </span>
      )}
      {error !== null && (
        <p className={`note reason ${status === 'failed' ? 'bad' : ''}`}>{visible(error)}</p>
      )}
    </>
  );
}
