import { Anchor, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { ReviewResponse, ReviewStatus } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useFilters } from '../page/route.js';
import { WordTabs } from '../page/word-tabs.js';
import { useOverview } from '../shell/use-overview.js';
import { ENDED_COLUMNS } from './ended-columns.js';
import { GROUPINGS, type Grouping } from './group-reviews.js';
import { HeldReviews } from './held-reviews.js';

const FILTERS = ['status', 'by'] as const;
const STATUSES: readonly ReviewStatus[] = ['held', 'answered', 'expired'];
const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  form: 'command form',
  rule: 'rule',
  agent: 'agent',
  none: 'nothing: one by one',
};

/** Actions that wait for a person's answer, and what became of those that waited. */
export function ReviewsScreen() {
  const [filters, setFilters] = useFilters(FILTERS);
  const status = STATUSES.find((word) => word === filters.status) ?? 'held';
  const by = GROUPINGS.find((word) => word === filters.by) ?? 'form';
  const { data } = useOverview();
  return (
    <Stack gap="sm">
      <Title order={1}>Reviews</Title>
      <Group gap="sm" align="flex-end" justify="space-between">
        <WordTabs
          label="Status"
          tabs={STATUSES.map((word) => ({
            word,
            name: word,
            count: word === 'held' ? data?.heldReviews : undefined,
          }))}
          value={status}
          onChange={(word) => setFilters({ status: word === 'held' ? '' : word })}
        />
        {status === 'held' && (
          <NativeSelect
            label="Grouped by"
            data={GROUPINGS.map((word) => ({ value: word, label: GROUPING_NAMES[word] }))}
            value={by}
            onChange={(event) =>
              setFilters({ by: event.currentTarget.value === 'form' ? '' : event.currentTarget.value })
            }
          />
        )}
      </Group>
      {status === 'held' ? <HeldReviews key={by} by={by} /> : <Ended key={status} status={status} />}
    </Stack>
  );
}

/** Those that ended, one by one, newest first. */
function Ended({ status }: { readonly status: ReviewStatus }) {
  const pages = usePages('/v1/reviews', { status });
  const { items, error } = pages;
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <>
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what="reviews" />}
      {items?.length === 0 && (
        <EmptyState title={`No review is ${status}`}>
          What waits for an answer is under <Anchor href={linkTo('reviews')}>held</Anchor>.
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            Enter opens the recorded action
          </Text>
          <DataTable<ReviewResponse>
            {...pages}
            label="Reviews"
            items={items}
            columns={ENDED_COLUMNS}
            idOf={({ actionId }) => actionId}
            selected={selected}
            onSelect={setSelected}
            onOpen={(id) => goTo(linkTo('telemetry', id))}
          />
        </>
      )}
    </>
  );
}
