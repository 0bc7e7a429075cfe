import { Paper, Stack, Title } from '@mantine/core';
import type { TrainingMetrics } from '@bylaw/learning';
import { AsStored } from '../page/as-stored.js';
import { Facts } from '../page/facts.js';
import { percent } from '../page/percent.js';
import { HeldOutView } from './held-out-view.js';
import { isTrainingMetrics } from './training-metrics.js';

/** The figures of a run that has ended: first how its rules do, then what it learned from. */
export function MetricsView({ metrics }: { readonly metrics: unknown }) {
  if (metrics === null || metrics === undefined) return null;
  if (!isTrainingMetrics(metrics))
    return <AsStored title="Its figures, as they were stored" value={metrics} />;
  return (
    <Stack>
      <Paper withBorder p="md" component="section" aria-label="On commands that were held out">
        <Title order={2} mb="xs">
          On commands that were held out
        </Title>
        <HeldOutView metrics={metrics.heldOut} />
      </Paper>
      <Paper withBorder p="md" component="section" aria-label="What it learned from">
        <Title order={2} mb="xs">
          What it learned from
        </Title>
        <Learned metrics={metrics} />
      </Paper>
      <AsStored title="All figures, as they were stored" value={metrics} />
    </Stack>
  );
}

function Learned({ metrics }: { readonly metrics: TrainingMetrics }) {
  const { labelledActions, safeActions, unsafeActions, safeCommands, unsafeCommands } = metrics;
  return (
    <Facts
      facts={[
        ['Labelled actions', `${labelledActions}: ${safeActions} safe, ${unsafeActions} unsafe`],
        [
          'Different commands',
          `${safeCommands} safe, ${unsafeCommands} unsafe; ${percent(metrics.baseRate)} of them unsafe`,
        ],
        ['Patterns tried', metrics.candidates],
        ['Rules chosen', metrics.rules],
      ]}
    />
  );
}
