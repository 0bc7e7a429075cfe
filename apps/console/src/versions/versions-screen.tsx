import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { VersionResponse } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useOverview } from '../shell/use-overview.js';
import { VERSION_COLUMNS } from './version-columns.js';
import './versions.css';

const PAGE = 100;

/** Every change that was made, newest first, as a line through time. */
export function VersionsScreen() {
  const versions = usePages('/v1/versions', { limit: PAGE });
  const { items, error } = versions;
  const [selected, setSelected] = useState<string | null>(null);
  const current = useOverview().data?.version ?? 0;
  const compare = () => goTo(comparing(selected ?? String(Math.max(0, current - 1)), String(current)));
  useShortcuts([{ key: 'c', what: 'Compare the selected version with the current one', act: compare }]);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Versions</Title>
        {current > 0 && (
          <Button variant="default" onClick={compare} aria-keyshortcuts="c">
            {selected === null ? 'Compare versions' : `Compare version ${selected} with now`}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        Each is one approved change of the policy, and can be undone.
      </Text>
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what="the versions" />}
      {items?.length === 0 && (
        <EmptyState title="Nothing was ever changed">
          The policy is as it was made: no rules, version 0. The first{' '}
          <Anchor href={linkTo('suggestions')}>suggestion</Anchor> that is applied makes version 1.
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <DataTable<VersionResponse>
          {...versions}
          label="Versions"
          items={items}
          columns={VERSION_COLUMNS}
          idOf={idOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => goTo(linkTo('versions', id))}
        />
      )}
    </Stack>
  );
}

const idOf = ({ version }: VersionResponse): string => String(version);

const comparing = (from: string, to: string): string => linkTo('versions', 'compare', { from, to });
