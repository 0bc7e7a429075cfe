import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { useResource } from '../gateway/use-resource.js';
import type { SuggestionResponse } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { KeyButton } from '../page/key-button.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useFilters } from '../page/route.js';
import { WordTabs } from '../page/word-tabs.js';
import { ALL, askedStatus, LIST_STATUSES } from './list-status.js';
import { suggestionColumns } from './suggestion-columns.js';
import './suggestions.css';
import { TrainingPanel } from './training-panel.js';
import { useVerdict, type Verdicts } from './use-verdict.js';

const FILTERS = ['status'] as const;

/** Proposed changes of the policy by status, those that wait first. */
export function SuggestionsScreen() {
  const [{ status }, setFilters] = useFilters(FILTERS);
  const asked = askedStatus(status);
  const pages = usePages('/v1/suggestions', { status: asked });
  const { items, error } = pages;
  const [chosen, setSelected] = useState<string | null>(null);
  const selected = items?.find(({ id }) => id === chosen) ?? items?.[0];
  const { ask, dialog } = useVerdict(selected, setSelected);
  const linkOf = (id: string) => linkTo('suggestions', id, { status });
  const columns = useMemo(() => suggestionColumns(linkOf), [status]);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Suggestions</Title>
        <Anchor href={linkTo('pinned-cases')} size="sm">
          Pinned cases
        </Anchor>
      </Group>
      <TrainingPanel />
      <Statuses
        value={asked === '' ? ALL : asked}
        onChange={(word) => setFilters({ status: word === 'pending' ? '' : word })}
      />
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what="suggestions" />}
      {items?.length === 0 && <Nothing status={asked} />}
      {items !== undefined && items.length > 0 && (
        <>
          <Actions ask={ask} />
          <DataTable<SuggestionResponse>
            {...pages}
            label="Suggestions"
            items={items}
            columns={columns}
            idOf={({ id }) => id}
            selected={selected?.id ?? null}
            onSelect={setSelected}
            onOpen={(id) => goTo(linkOf(id))}
          />
        </>
      )}
      {dialog}
    </Stack>
  );
}

interface StatusesProps {
  readonly value: string;
  readonly onChange: (word: string) => void;
}

function Statuses({ value, onChange }: StatusesProps) {
  const { data } = useResource('/v1/suggestions/counts');
  const all = data && Object.values(data).reduce((total, count) => total + count, 0);
  const tabs = [
    ...LIST_STATUSES.map((word) => ({ word, name: word, count: data?.[word] })),
    { word: ALL, name: 'all', count: all },
  ];
  return <WordTabs label="Status" tabs={tabs} value={value} onChange={onChange} />;
}

/** What can be done with the selected one. */
function Actions({ ask }: Pick<Verdicts, 'ask'>) {
  return (
    <Group gap="xs" mih={30}>
      {ask !== undefined && (
        <>
          <KeyButton shortcut="a" size="compact-sm" onClick={() => ask('apply')}>
            Apply …
          </KeyButton>
          <KeyButton shortcut="r" size="compact-sm" variant="default" onClick={() => ask('reject')}>
            Reject …
          </KeyButton>
        </>
      )}
      <Text size="sm" c="dimmed" visibleFrom="sm">
        j and k move, Enter opens
      </Text>
    </Group>
  );
}

function Nothing({ status }: { readonly status: string }) {
  if (status !== 'pending' && status !== '') {
    return (
      <EmptyState title={`No suggestion is ${status}`}>
        Those that wait for you are under <Anchor href={linkTo('suggestions')}>pending</Anchor>.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={status === '' ? 'Nothing was suggested yet' : 'Nothing waits for you'}>
      <Anchor href={linkTo('trainings')}>Train on labelled actions</Anchor>, or propose a change of the{' '}
      <Anchor href={linkTo('rules')}>rules</Anchor>: it shows here at once.
    </EmptyState>
  );
}
