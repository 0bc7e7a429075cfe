import { Text } from '@mantine/core';
import { counted } from '../page/counted.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { visible } from '../page/visible.js';
import { Countdown } from './countdown.js';
import type { Grouping, ReviewGroup } from './group-reviews.js';
import { whyHeld } from './why-held.js';

/** The columns of the table of held actions, in groups. */
export function groupColumns(by: Grouping): readonly Column<ReviewGroup>[] {
  return [
    { name: 'Denied in', width: '6rem', cell: ({ expiresAt }) => <Countdown to={expiresAt} /> },
    {
      name: 'What',
      width: 'minmax(14rem, 1fr)',
      isWide: true,
      cell: (group) => <What group={group} by={by} />,
    },
    {
      name: 'Held',
      width: '10rem',
      cell: ({ reviews }) => (
        <Text size="sm">
          <b>{counted(reviews.length, 'action')}</b> of{' '}
          {counted(new Set(reviews.map(({ agentId }) => agentId)).size, 'agent')}
        </Text>
      ),
    },
    {
      name: 'Why',
      width: 'minmax(9rem, 0.6fr)',
      cell: ({ reviews }) => (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {visible(whyHeld(reviews[0]?.reason ?? null))}
        </Text>
      ),
    },
  ];
}

interface WhatProps {
  readonly group: ReviewGroup;
  readonly by: Grouping;
}

/** A command as it was sent is what is decided on: what a group has in common only stands above it. */
function What({ group: { name, reviews }, by }: WhatProps) {
  const [first] = reviews;
  if (first === undefined) return null;
  const others = new Set(reviews.map(({ command }) => command)).size - 1;
  return (
    <>
      {by === 'agent' && (
        <Text size="sm" fw={600}>
          {visible(name)}
        </Text>
      )}
      {by === 'form' && others > 0 && (
        <Text size="sm" fw={600}>
          {visible(name)}
        </Text>
      )}
      <SentLine text={first.command} />
      {others > 0 && (
        <Text size="xs" c="dimmed">
          and {counted(others, 'other command')}
        </Text>
      )}
    </>
  );
}
