import { Group, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { EmptyState } from '../page/empty-state.js';
import { FilterBar, type Filter } from '../page/filter-bar.js';
import { goTo, linkTo, useFilters, useRoute } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { deadJobColumns } from './dead-job-columns.js';
import { DeadJobDetail } from './dead-job-detail.js';
import { deadJobId } from './dead-job-id.js';
import { RetryAll } from './retry-all.js';

const QUEUES = ['record-actions', 'policy-commands', 'training'] as const;
const FILTER_NAMES = ['queue'] as const;
const FILTERS: readonly Filter<'queue'>[] = [{ name: 'queue', label: 'Queue', words: QUEUES }];

/** A job's death makes no news: it is asked for. */
const EVERY_MS = 10_000;
const PAGE = 100;

/** The jobs that can never work as they are: seen, tried again when what they lacked is there, or given up. */
export function DeadJobsScreen() {
  const [filters, setFilters] = useFilters(FILTER_NAMES);
  const { detail } = useRoute();
  const queue = QUEUES.find((word) => word === filters.queue) ?? '';
  const pages = usePages('/v1/dead-jobs', { queue, limit: PAGE }, EVERY_MS);
  const { items = [] } = pages;
  const linkOf = (id: string | undefined) => linkTo('dead-jobs', id, { queue });
  // The links are those of the filter.
  const columns = useMemo(() => deadJobColumns(linkOf), [queue]);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Dead jobs</Title>
        {items.length > 1 && <RetryAll jobs={items} />}
      </Group>
      <Text size="sm" c="dimmed">
        They were tried as often as it made sense, or can never work as they are, and are kept until somebody
        decides: nothing that was acknowledged is lost with them unless it is discarded.
      </Text>
      <FilterBar filters={FILTERS} values={filters} onChange={setFilters} />
      <TableView
        pages={pages}
        what="dead jobs"
        label="Dead jobs"
        columns={columns}
        idOf={deadJobId}
        onOpen={(id) => goTo(linkOf(id))}
        empty={<EmptyState title="No job is dead">All queues do what they are given.</EmptyState>}
      />
      {detail !== undefined && pages.items !== undefined && (
        <DeadJobDetail
          job={items.find((job) => deadJobId(job) === detail)}
          onClose={() => goTo(linkOf(undefined))}
        />
      )}
    </Stack>
  );
}
