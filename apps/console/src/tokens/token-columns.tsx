import { Anchor, Text } from '@mantine/core';
import type { TokenResponse } from '../gateway/wire.js';
import type { Column } from '../page/data-table.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { RevokeButton } from './revoke-button.js';

/** The columns of the table of tokens. */
export const TOKEN_COLUMNS: readonly Column<TokenResponse>[] = [
  {
    name: 'For',
    width: 'minmax(10rem, 1fr)',
    isWide: true,
    cell: ({ name }) => (
      <Text size="sm" fw={600}>
        {visible(name)}
      </Text>
    ),
  },
  { name: 'What it is', width: '9rem', cell: ({ kind, role }) => <Text size="sm">{role ?? kind}</Text> },
  { name: 'Made by', width: '10rem', cell: ({ createdBy }) => <Text size="sm">{visible(createdBy)}</Text> },
  { name: 'When', width: '12rem', cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    name: 'Audit',
    width: '5rem',
    cell: ({ id }) => (
      <Anchor href={linkTo('audit', undefined, { subject: id })} size="sm" tabIndex={-1}>
        History
      </Anchor>
    ),
  },
  { name: 'Revoke', width: '7rem', cell: (token) => <RevokeButton token={token} /> },
];
