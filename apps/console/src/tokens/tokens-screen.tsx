import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { TokenResponse } from '../gateway/wire.js';
import { EmptyState } from '../page/empty-state.js';
import { goTo, linkTo } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { NewTokenDialog } from './new-token-dialog.js';
import { TOKEN_COLUMNS } from './token-columns.js';

/** The tokens in force: who may do what, made and revoked. */
export function TokensScreen() {
  const pages = usePages('/v1/tokens');
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ key: 'n', what: 'Make a token', act: () => setOpen(true) }]);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Tokens</Title>
        <Button onClick={() => setOpen(true)}>Make a token …</Button>
      </Group>
      <Text size="sm" c="dimmed">
        Operators sign in with theirs, and agents register with one for enrolment. Their secrets are shown
        once.
      </Text>
      <TableView
        pages={pages}
        what="tokens"
        label="Tokens"
        columns={TOKEN_COLUMNS}
        idOf={idOf}
        onOpen={(id) => goTo(linkTo('audit', undefined, { subject: id }))}
        empty={<EmptyState title="There is no token">Make one for each person.</EmptyState>}
      />
      {isOpen && <NewTokenDialog onClose={() => setOpen(false)} />}
    </Stack>
  );
}

const idOf = ({ id }: TokenResponse): string => id;
