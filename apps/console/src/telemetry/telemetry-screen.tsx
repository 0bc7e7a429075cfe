import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../page/error-note.js';
import { FilterBar } from '../page/filter-bar.js';
import { useFilters } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { Actions } from './actions.js';
import { AgentFilter } from './agent-filter.js';
import { FILTERS, FILTER_NAMES } from './filters.js';
import { Transfers } from './transfers.js';
import { useTelemetry, type Telemetry } from './use-telemetry.js';

/** What agents asked about, live: searched, looked at, labelled, brought in and taken out. */
export function TelemetryScreen() {
  const [filters, setFilters] = useFilters(FILTER_NAMES);
  const [isPaused, setPaused] = useState(false);
  const [isAtTop, setAtTop] = useState(true);
  const telemetry = useTelemetry(filters, !isPaused && isAtTop);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Telemetry</Title>
        <Transfers filters={filters} onImported={telemetry.catchUp} />
      </Group>
      <FilterBar filters={FILTERS} values={filters} onChange={setFilters}>
        <AgentFilter value={filters.agentId} onChange={(agentId) => setFilters({ agentId })} />
      </FilterBar>
      <Tail telemetry={telemetry} isPaused={isPaused} isAtTop={isAtTop} onPause={setPaused} />
      <ErrorNote error={telemetry.error} />
      <Actions key={JSON.stringify(filters)} telemetry={telemetry} filters={filters} onTop={setAtTop} />
    </Stack>
  );
}

interface TailProps {
  readonly telemetry: Telemetry;
  readonly isPaused: boolean;
  readonly isAtTop: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

function Tail({ telemetry: { unseen, catchUp, items }, isPaused, isAtTop, onPause }: TailProps) {
  const state = isPaused
    ? 'Paused'
    : isAtTop
      ? 'Follows what is recorded'
      : 'Waits while you look further down';
  useShortcuts([{ key: 'p', what: 'Pause or follow', act: () => onPause(!isPaused) }]);
  return (
    <Group gap="xs" mih={34}>
      <Button variant="default" size="compact-sm" onClick={() => onPause(!isPaused)}>
        {isPaused ? 'Follow' : 'Pause'}
      </Button>
      <Text size="sm" c="dimmed" role="status">
        {state}; {items?.length ?? 0} read
      </Text>
      {(isPaused || !isAtTop) && unseen > 0 && (
        <Button variant="light" size="compact-sm" onClick={catchUp}>
          Show {unseen} recorded since
        </Button>
      )}
    </Group>
  );
}
