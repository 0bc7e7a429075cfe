import { Anchor, Text } from '@mantine/core';
import type { VersionResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { describeVersion } from './describe-version.js';

/** The columns of the history: the first is the line through time. */
export const VERSION_COLUMNS: readonly Column<VersionResponse>[] = [
  {
    name: 'Version',
    width: '8.5rem',
    cell: ({ version, kind }) => (
      <div className="bylaw-point" data-kind={kind}>
        <Anchor href={linkTo('versions', version)} size="sm" fw={600} tabIndex={-1}>
          Version {version}
        </Anchor>
      </div>
    ),
  },
  { name: 'Kind', width: '6rem', cell: ({ kind }) => <Badge word={kind} /> },
  {
    name: 'What and why',
    width: 'minmax(12rem, 1fr)',
    isWide: true,
    cell: (version) => (
      <>
        <Text size="sm" lineClamp={2}>
          {version.comment === null ? describeVersion(version) : visible(version.comment)}
        </Text>
        {version.comment !== null && version.kind !== 'apply' && (
          <Text size="xs" c="dimmed">
            {describeVersion(version)}
          </Text>
        )}
      </>
    ),
  },
  {
    name: 'Rules',
    width: '7rem',
    cell: ({ added, removed }) => (
      <Text size="sm">
        +{added.length} −{removed.length}
      </Text>
    ),
  },
  { name: 'By', width: '8rem', cell: ({ author }) => <Text size="sm">{visible(author)}</Text> },
  { name: 'When', width: '12rem', cell: ({ createdAt }) => <Time at={createdAt} /> },
];
