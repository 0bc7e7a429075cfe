import { useEffect, useMemo, useState } from 'react';
import type { ActionResponse, Label } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useRoute } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { ActionDetail } from './action-detail.js';
import type { FilterValues } from './filters.js';
import { MarkBar } from './mark-bar.js';
import { telemetryColumns } from './telemetry-columns.js';
import { useLabelling, type Labelling } from './use-labelling.js';
import { useMarks, type Marks } from './use-marks.js';
import type { Telemetry } from './use-telemetry.js';

export interface ActionsProps {
  readonly telemetry: Telemetry;
  readonly filters: FilterValues;
  /** Whether the newest is in sight. */
  readonly onTop: (isAtTop: boolean) => void;
}

/** The list of recorded actions, one of them in detail when the address names it, and how they are labelled. */
export function Actions({ telemetry, filters, onTop }: ActionsProps) {
  const { items } = telemetry;
  const { detail } = useRoute();
  const [selected, setSelected] = useState<string | null>(detail ?? null);
  const marks = useMarks();
  // A list that is new is at its top.
  useEffect(() => onTop(true), [onTop]);
  const labelling = useLabelling(telemetry.replace);
  const current = detail ?? selected;
  const label = (word: Label) => current !== null && labelling.label([current], word);
  return (
    <>
      {useMay('labeler') && (
        <LabelKeys onLabel={label} onMark={() => selected !== null && marks.toggle(selected)} />
      )}
      <MarkedActions marks={marks} labelling={labelling} />
      <ActionTable {...{ telemetry, filters, onTop, marks, selected }} onSelect={setSelected} />
      {detail !== undefined && (
        <ActionDetail
          id={detail}
          known={items?.find(({ id }) => id === detail)}
          onLabel={label}
          onClose={() => goTo(linkTo('telemetry', undefined, filters))}
        />
      )}
    </>
  );
}

const idOf = ({ id }: ActionResponse): string => id;

interface ActionTableProps extends ActionsProps {
  readonly marks: Marks;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

function ActionTable({ telemetry, filters, onTop, marks, selected, onSelect }: ActionTableProps) {
  const { items, error } = telemetry;
  const mayLabel = useMay('labeler');
  const { marked, toggle } = marks;
  const columns = useMemo(
    () =>
      telemetryColumns({
        marked,
        onMark: mayLabel ? toggle : null,
        linkOf: (id) => linkTo('telemetry', id, filters),
      }),
    // Marking is the same whoever asks for it.
    [marked, mayLabel, filters],
  );
  if (items === undefined) return error === null && <Loading what="recorded actions" />;
  if (items.length === 0)
    return <Nothing isFiltered={Object.values(filters).some((value) => value !== '')} />;
  return (
    <DataTable<ActionResponse>
      {...telemetry}
      label="Recorded actions"
      items={items}
      columns={columns}
      idOf={idOf}
      selected={selected}
      onSelect={onSelect}
      onOpen={(id) => goTo(linkTo('telemetry', id, filters))}
      onTop={onTop}
    />
  );
}

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

interface MarkedActionsProps {
  readonly marks: Marks;
  readonly labelling: Labelling;
}

function MarkedActions({ marks: { marked, clear }, labelling }: MarkedActionsProps) {
  const labelAll = (label: Label) => {
    labelling.label([...marked], label);
    clear();
  };
  return <MarkBar count={marked.size} progress={labelling.progress} onLabel={labelAll} onClear={clear} />;
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
