import { Anchor, Group, Paper, Stack, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { TrainingResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { durationWords } from '../page/duration.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts } from '../page/facts.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { CancelButton } from './cancel-button.js';
import { MetricsView } from './metrics-view.js';
import { RunProgress } from './run-progress.js';
import { RunResult } from './run-result.js';
import { runPeriod } from './run-period.js';
import { isTrainingMetrics } from './training-metrics.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 2_000;

/** One training run: how far it is, what came of it, and how good that is. */
export function TrainingScreen({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/trainings/{id}', { path: { id }, everyMs: EVERY_MS });
  return (
    <Stack>
      <Group gap="sm">
        <Title order={1}>Training run</Title>
        {data !== undefined && <Badge word={data.status} />}
        {data !== undefined && (
          <Group ml="auto">
            <CancelButton run={data} />
          </Group>
        )}
      </Group>
      <Anchor href={linkTo('trainings')} size="sm">
        All training runs
      </Anchor>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the training run" />}
      {data !== undefined && <Run run={data} />}
    </Stack>
  );
}

function Run({ run }: { readonly run: TrainingResponse }) {
  const { requestedBy, requestedAt, endedAt, topN } = run;
  const took = endedAt === null ? null : durationWords(Date.parse(endedAt) - Date.parse(requestedAt));
  return (
    <>
      <RunProgress run={run} />
      <RunResult run={run} />
      <Paper withBorder p="md">
        <Facts
          facts={[
            ['Asked for by', visible(requestedBy)],
            ['When', <Time at={requestedAt} />],
            ['Ended', endedAt === null ? null : <Time at={endedAt} />],
            ['Took', took === null ? null : `${took}, with its waiting`],
            ['Estimator', visible(estimatorOf(run))],
            ['Learns from', runPeriod(run)],
            ['Rules at most', topN],
          ]}
        />
      </Paper>
      <MetricsView metrics={run.metrics} />
    </>
  );
}

/** With its version, once it is known. */
function estimatorOf({ metrics, estimator }: TrainingResponse): string {
  const stored: unknown = metrics;
  return isTrainingMetrics(stored) ? stored.estimator : (estimator ?? 'not known');
}
