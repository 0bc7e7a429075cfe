import { Text } from '@mantine/core';
import type { ReviewResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { Countdown } from './countdown.js';

/** The columns of the table of reviews one by one, whatever became of them. */
export const ENDED_COLUMNS: readonly Column<ReviewResponse>[] = [
  {
    name: 'Answer',
    width: '5.5rem',
    cell: ({ verdict, status }) => <Badge word={verdict ?? status} />,
  },
  {
    name: 'Command',
    width: 'minmax(14rem, 1fr)',
    isWide: true,
    cell: ({ command, comment }) => (
      <>
        <SentLine text={command} />
        {comment !== null && comment !== '' && <Text size="sm">{visible(comment)}</Text>}
      </>
    ),
  },
  {
    name: 'Agent',
    width: '9rem',
    cell: ({ agentName, agentId }) => <Text size="sm">{visible(agentName ?? agentId)}</Text>,
  },
  { name: 'Asked', width: '12rem', cell: ({ heldAt }) => <Time at={heldAt} /> },
  {
    name: 'By',
    width: '9rem',
    cell: ({ status, answeredBy, expiresAt }) =>
      status === 'held' ? (
        <Countdown to={expiresAt} />
      ) : (
        <Text size="sm">{answeredBy === null ? 'nobody' : visible(answeredBy)}</Text>
      ),
  },
];
