import { Anchor, Text } from '@mantine/core';
import type { DeadJobResponse } from '../gateway/wire.js';
import type { Column } from '../page/data-table.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { deadJobId } from './dead-job-id.js';

/** The columns of the table of dead jobs; `linkOf` is the address of one. */
export function deadJobColumns(linkOf: (id: string) => string): readonly Column<DeadJobResponse>[] {
  return [
    { name: 'Queue', width: '9rem', cell: ({ queue }) => <Text size="sm">{visible(queue)}</Text> },
    {
      name: 'Job',
      width: '10rem',
      cell: ({ name }) => (
        <Text size="sm" fw={600}>
          {visible(name)}
        </Text>
      ),
    },
    {
      name: 'Why it failed',
      width: 'minmax(14rem, 1fr)',
      isWide: true,
      cell: ({ reason }) => (
        <Text size="sm" lineClamp={3}>
          {visible(reason)}
        </Text>
      ),
    },
    { name: 'Tried', width: '4rem', cell: ({ attempts }) => <Text size="sm">{attempts} ×</Text> },
    { name: 'Failed', width: '12rem', cell: ({ failedAt }) => <Time at={failedAt} /> },
    {
      name: 'More',
      width: '4rem',
      cell: (job) => (
        <Anchor href={linkOf(deadJobId(job))} size="sm" tabIndex={-1}>
          Details
        </Anchor>
      ),
    },
  ];
}
