import { AsStored } from '../page/as-stored.js';
import { percent } from '../page/percent.js';
import { HeldOutView } from './held-out-view.js';
import { isTrainingMetrics } from './training-metrics.js';

/** The numbers of a run that has ended. */
export function MetricsView({ metrics }: { readonly metrics: unknown }) {
  if (metrics === null || metrics === undefined) return null;
  if (!isTrainingMetrics(metrics))
    return <AsStored title="Its figures, as they were stored" value={metrics} />;
  const { labelledActions, safeActions, unsafeActions, safeCommands, unsafeCommands } = metrics;
  return (
    <details>
      <summary>Figures of the run</summary>
      <h3>What it learned from</h3>
      <dl className="facts">
        <dt>Labelled actions</dt>
        <dd>
          {labelledActions}: {safeActions} safe, {unsafeActions} unsafe
        </dd>
        <dt>Different commands</dt>
        <dd>
          {safeCommands} safe, {unsafeCommands} unsafe; {percent(metrics.baseRate)} of them unsafe
        </dd>
        <dt>Patterns tried</dt>
        <dd>{metrics.candidates}</dd>
        <dt>Rules chosen</dt>
        <dd>{metrics.rules}</dd>
      </dl>
      <h3>On commands that were held out</h3>
      <HeldOutView metrics={metrics.heldOut} />
      <AsStored title="All figures, as they were stored" value={metrics} />
    </details>
  );
}
