import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ActionResponse, Label } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { FilterBar } from '../page/filter-bar.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useFilters, useRoute } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { ActionDetail } from './action-detail.js';
import { FILTERS, FILTER_NAMES, type FilterValues } from './filters.js';
import { MarkBar } from './mark-bar.js';
import { telemetryColumns } from './telemetry-columns.js';
import { Transfers } from './transfers.js';
import { useLabelling, type Labelling } from './use-labelling.js';
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
      <FilterBar filters={FILTERS} values={filters} onChange={setFilters} />
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

interface ActionsProps {
  readonly telemetry: Telemetry;
  readonly filters: FilterValues;
  readonly onTop: (isAtTop: boolean) => void;
}

function Actions({ telemetry, filters, onTop }: ActionsProps) {
  const { items, error } = telemetry;
  const { detail } = useRoute();
  const [selected, setSelected] = useState<string | null>(detail ?? null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // A list that is new is at its top.
  useEffect(() => onTop(true), [onTop]);
  const mayLabel = useMay('labeler');
  const labelling = useLabelling(telemetry.replace);
  const toggle = (id: string) => setMarked((before) => toggled(before, id));
  const linkOf = (id: string | undefined) => linkTo('telemetry', id, filters);
  const columns = useMemo(
    () => telemetryColumns({ marked, onMark: mayLabel ? toggle : null, linkOf }),
    // The links are those of the filters.
    [marked, mayLabel, filters],
  );
  const ids = detail === undefined ? selected : detail;
  const labelled = (label: Label) => ids !== null && labelling.label([ids], label);
  return (
    <>
      {mayLabel && <LabelKeys onLabel={labelled} onMark={() => selected !== null && toggle(selected)} />}
      <Marks marked={marked} labelling={labelling} onClear={() => setMarked(new Set())} />
      {items === undefined && error === null && <Loading what="recorded actions" />}
      {items?.length === 0 && <Nothing isFiltered={Object.values(filters).some((value) => value !== '')} />}
      {items !== undefined && items.length > 0 && (
        <DataTable<ActionResponse>
          {...telemetry}
          label="Recorded actions"
          items={items}
          columns={columns}
          idOf={idOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => goTo(linkOf(id))}
          onTop={onTop}
        />
      )}
      {detail !== undefined && (
        <ActionDetail
          id={detail}
          known={items?.find(({ id }) => id === detail)}
          onLabel={labelled}
          onClose={() => goTo(linkOf(undefined))}
        />
      )}
    </>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

const idOf = ({ id }: ActionResponse): string => id;

interface LabelKeysProps {
  readonly onLabel: (label: Label) => void;
  readonly onMark: () => void;
}

function LabelKeys({ onLabel, onMark }: LabelKeysProps) {
  useShortcuts([
    { key: 's', what: 'Label the selected action safe', act: () => onLabel('safe') },
    { key: 'u', what: 'Label it unsafe', act: () => onLabel('unsafe') },
    { key: 'n', what: 'Label it unknown', act: () => onLabel('unknown') },
    { key: 'x', what: 'Mark it', act: onMark },
  ]);
  return null;
}

interface MarksProps {
  readonly marked: ReadonlySet<string>;
  readonly labelling: Labelling;
  readonly onClear: () => void;
}

function Marks({ marked, labelling, onClear }: MarksProps) {
  return (
    <MarkBar
      count={marked.size}
      progress={labelling.progress}
      onLabel={(label) => {
        labelling.label([...marked], label);
        onClear();
      }}
      onClear={onClear}
    />
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="No recorded action matches">
      Change the filters, or wait: what is recorded shows here.
    </EmptyState>
  ) : (
    <EmptyState title="No agent has asked about anything yet">
      Have an agent ask the hub, or import a file of telemetry.
    </EmptyState>
  );
}
