import { Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { AgentResponse } from '../gateway/wire.js';
import { EmptyState } from '../page/empty-state.js';
import { FilterBar } from '../page/filter-bar.js';
import { goTo, linkTo, useFilters } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { useOverview } from '../shell/use-overview.js';
import { agentColumns } from './agent-columns.js';
import { AGENT_FILTERS, AGENT_FILTER_NAMES } from './agent-filters.js';
import { useFleet } from './use-fleet.js';

/** The fleet, live: who is there, what they do, and the way to each. */
export function AgentsScreen() {
  const [filters, setFilters] = useFilters(AGENT_FILTER_NAMES);
  const pages = useFleet(filters);
  const { data } = useOverview();
  const inForce = data?.version;
  const columns = useMemo(() => agentColumns(inForce), [inForce]);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Agents</Title>
        {data !== undefined && (
          <Text size="sm" c="dimmed">
            {data.agents.online} online, {data.agents.offline} offline
          </Text>
        )}
      </Group>
      <FilterBar filters={AGENT_FILTERS} values={filters} onChange={setFilters} />
      <TableView
        pages={pages}
        what="agents"
        label="Agents"
        columns={columns}
        idOf={idOf}
        onOpen={(id) => goTo(linkTo('agents', id))}
        empty={isFiltered ? <NoneLikeThat /> : <NoneAtAll />}
      />
    </Stack>
  );
}

const idOf = ({ id }: AgentResponse): string => id;

function NoneLikeThat() {
  return (
    <EmptyState title="No agent is like that now">
      Change the filters, or wait: agents show here as they change.
    </EmptyState>
  );
}

function NoneAtAll() {
  return (
    <EmptyState title="No agent has registered">
      <Code>npm start</Code> prints an enrolment token, and the next command to try.
    </EmptyState>
  );
}
