import { Anchor, Text } from '@mantine/core';
import type { TrainingResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { runPeriod } from './run-period.js';
import { RunProgress } from './run-progress.js';

/** The columns of the table of training runs. */
export const TRAINING_COLUMNS: readonly Column<TrainingResponse>[] = [
  { name: 'Status', width: '6.5rem', cell: ({ status }) => <Badge word={status} /> },
  {
    name: 'How far, and what came of it',
    width: 'minmax(14rem, 1fr)',
    isWide: true,
    cell: (run) => <Result run={run} />,
  },
  {
    name: 'Learns by and from',
    width: '10rem',
    cell: (run) => (
      <Text size="sm">
        {run.estimator ?? 'not known'}, {runPeriod(run)}
      </Text>
    ),
  },
  {
    name: 'Asked for',
    width: '12rem',
    cell: ({ requestedBy, requestedAt }) => (
      <Text size="sm" component="div">
        <Time at={requestedAt} /> by {visible(requestedBy)}
      </Text>
    ),
  },
  {
    name: 'More',
    width: '4rem',
    cell: ({ id }) => (
      <Anchor href={linkTo('trainings', id)} size="sm" tabIndex={-1}>
        Details
      </Anchor>
    ),
  },
];

function Result({ run }: { readonly run: TrainingResponse }) {
  const { suggestionId, error } = run;
  return (
    <>
      <RunProgress run={run} />
      {suggestionId !== null && (
        <Anchor href={linkTo('suggestions', suggestionId)} size="sm" tabIndex={-1}>
          It suggests rules
        </Anchor>
      )}
      {error !== null && (
        <Text size="sm" lineClamp={3}>
          {visible(error)}
        </Text>
      )}
    </>
  );
}
