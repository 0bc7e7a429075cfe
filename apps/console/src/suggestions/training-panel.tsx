import { Anchor, Group, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** A run's progress makes no news: it is asked for. */
const EVERY_MS = 5_000;

/** How the newest training run stands, with the way to all of them. */
export function TrainingPanel() {
  const { data, error } = useResource('/v1/trainings', { query: { limit: 1 }, everyMs: EVERY_MS });
  const run = data?.items[0];
  return (
    <Group component="section" gap="xs" aria-label="Training" mih={24}>
      {run !== undefined && (
        <Text size="sm" c="dimmed" component="div">
          Last training run: <Badge word={run.status} />{' '}
          {run.status === 'running' && `${run.progress.done} of ${run.progress.total} steps, `}for{' '}
          {visible(run.requestedBy)}, <Time at={run.requestedAt} />.
        </Text>
      )}
      {data !== undefined && run === undefined && (
        <Text size="sm" c="dimmed">
          No training run yet.
        </Text>
      )}
      <Anchor href={linkTo('trainings')} size="sm">
        Train, and see all runs
      </Anchor>
      <ErrorNote error={error} />
    </Group>
  );
}
