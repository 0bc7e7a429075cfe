import { Anchor, Group, Text } from '@mantine/core';
import type { SuggestionResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { counted } from '../page/counted.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { replayInShort } from './replay-in-short.js';
import { tierCounts } from './tiers.js';

/** The columns of the list of suggestions; links keep the list's status. */
export function suggestionColumns(linkOf: (id: string) => string): readonly Column<SuggestionResponse>[] {
  return [
    {
      name: 'Change',
      width: 'minmax(14rem, 1fr)',
      isWide: true,
      cell: (item) => <Change item={item} to={linkOf(item.id)} />,
    },
    {
      name: 'Replay',
      width: '13rem',
      cell: ({ replay }) => (
        <Text size="sm" c="dimmed">
          {replayInShort(replay)}
        </Text>
      ),
    },
    { name: 'Status', width: '9rem', cell: (item) => <Status item={item} /> },
    {
      name: 'Proposed by',
      width: '8rem',
      cell: ({ proposedBy }) => <Text size="sm">{visible(proposedBy)}</Text>,
    },
    { name: 'When', width: '12rem', cell: ({ proposedAt }) => <Time at={proposedAt} /> },
  ];
}

interface ChangeProps {
  readonly item: SuggestionResponse;
  readonly to: string;
}

function Change({ item: { diff, comment }, to }: ChangeProps) {
  return (
    <>
      <Anchor href={to} fw={600} size="sm" tabIndex={-1}>
        {diff.add.length} to add, {diff.remove.length} to remove
      </Anchor>
      {diff.add.length > 0 && (
        <Text span size="sm" c="dimmed" ml="xs">
          {tierCounts(diff.add)}
        </Text>
      )}
      {diff.add[0] !== undefined && (
        <div>
          <SentLine text={diff.add[0].pattern} />
          {diff.add.length > 1 && (
            <Text size="xs" c="dimmed">
              and {counted(diff.add.length - 1, 'more rule')}
            </Text>
          )}
        </div>
      )}
      {comment !== null && comment !== '' && (
        <Text size="sm" lineClamp={2}>
          {visible(comment)}
        </Text>
      )}
    </>
  );
}

function Status({
  item: { status, appliedVersion, approvals, approvalsRequired },
}: Pick<ChangeProps, 'item'>) {
  return (
    <Group gap={6}>
      <Badge word={status} />
      {appliedVersion !== null && (
        <Anchor href={linkTo('versions', appliedVersion)} size="sm" tabIndex={-1}>
          version {appliedVersion}
        </Anchor>
      )}
      {status === 'pending' && approvalsRequired > 1 && (
        <Text size="sm" c="dimmed">
          {approvals.length} of {approvalsRequired} approve
        </Text>
      )}
    </Group>
  );
}
