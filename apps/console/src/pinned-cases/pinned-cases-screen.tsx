import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { PinnedCaseResponse } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { KeyButton } from '../page/key-button.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { CaseFiles } from './case-files.js';
import { PinDialog } from './pin-dialog.js';
import { PINNED_COLUMNS } from './pinned-columns.js';
import { UnpinDialog } from './unpin-dialog.js';

/** Commands with the decision that every policy must give them: listed, pinned, removed, brought in and taken out. */
export function PinnedCasesScreen() {
  const pages = usePages('/v1/pinned-cases');
  const { items, error } = pages;
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = items?.find(({ id }) => id === chosen);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Pinned cases</Title>
        <CaseFiles />
      </Group>
      <Text c="dimmed" size="sm">
        Every version must decide these as they are pinned: an apply, rollback or restore that would not is
        refused. What waits is under <Anchor href={linkTo('suggestions')}>suggestions</Anchor>.
      </Text>
      <Changes selected={selected} />
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what="pinned cases" />}
      {items?.length === 0 && (
        <EmptyState title="Nothing is pinned">
          Pin what must always be allowed, such as <code>git status</code>, and what must always be denied.
          The file policies/pinned.yaml has everyday commands to begin with.
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <DataTable<PinnedCaseResponse>
          {...pages}
          label="Pinned cases"
          items={items}
          columns={PINNED_COLUMNS}
          idOf={({ id }) => id}
          selected={chosen}
          onSelect={setChosen}
          onOpen={setChosen}
        />
      )}
    </Stack>
  );
}

function Changes({ selected }: { readonly selected: PinnedCaseResponse | undefined }) {
  const mayChange = useMay('approver');
  const [asked, setAsked] = useState<'pin' | PinnedCaseResponse>();
  const pin = () => mayChange && setAsked('pin');
  const remove = () => mayChange && selected !== undefined && setAsked(selected);
  useShortcuts([
    { key: 'n', what: 'Pin a new case', act: pin },
    { key: 'x', what: 'Remove the selected case: asks once more', act: remove },
  ]);
  const close = () => setAsked(undefined);
  if (!mayChange) return null;
  return (
    <Group gap="xs">
      <KeyButton shortcut="n" size="compact-sm" onClick={pin}>
        Pin a case …
      </KeyButton>
      <KeyButton
        shortcut="x"
        size="compact-sm"
        variant="default"
        disabled={selected === undefined}
        onClick={remove}
      >
        Remove the selected …
      </KeyButton>
      {asked === 'pin' && <PinDialog onClose={close} />}
      {asked !== undefined && asked !== 'pin' && <UnpinDialog pinned={asked} onClose={close} />}
    </Group>
  );
}
