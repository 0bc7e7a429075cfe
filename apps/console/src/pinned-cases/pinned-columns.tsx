import { Group, Text } from '@mantine/core';
import type { PinnedCaseResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** The columns of the table of pinned cases. */
export const PINNED_COLUMNS: readonly Column<PinnedCaseResponse>[] = [
  {
    name: 'Must be',
    width: '6rem',
    cell: ({ expect }) => (
      <Group gap={4}>
        <Badge word={expect} />
      </Group>
    ),
  },
  {
    name: 'Command',
    width: 'minmax(14rem, 1fr)',
    isWide: true,
    cell: ({ command, args, comment }) => (
      <>
        <SentLine text={args === null ? command : `${command} ${JSON.stringify(args)}`} />
        {comment !== null && comment !== '' && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            {visible(comment)}
          </Text>
        )}
      </>
    ),
  },
  { name: 'Tool', width: '7rem', cell: ({ tool }) => <Text size="sm">{visible(tool)}</Text> },
  { name: 'By', width: '8rem', cell: ({ createdBy }) => <Text size="sm">{visible(createdBy)}</Text> },
  { name: 'When', width: '12rem', cell: ({ createdAt }) => <Time at={createdAt} /> },
];
