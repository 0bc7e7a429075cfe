import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { AuditEventResponse } from '../gateway/wire.js';
import { EmptyState } from '../page/empty-state.js';
import { FilterBar } from '../page/filter-bar.js';
import { goTo, linkTo, useFilters, useRoute } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { useMay } from '../sign-in/session.js';
import { auditColumns } from './audit-columns.js';
import { AUDIT_FILTERS, AUDIT_FILTER_NAMES, auditQuery } from './audit-filters.js';
import { EventDetail } from './event-detail.js';
import { VerifyPanel } from './verify-panel.js';

const PAGE = 100;

/** Who did what, when and why, the refused attempts too; and the proof that nothing of it was changed. */
export function AuditScreen() {
  const [filters, setFilters] = useFilters(AUDIT_FILTER_NAMES);
  const { detail } = useRoute();
  const pages = usePages('/v1/audit', { ...auditQuery(filters), limit: PAGE });
  const linkOf = (seq: string | undefined) => linkTo('audit', seq, filters);
  // The links are those of the filters.
  const columns = useMemo(() => auditColumns(linkOf), [filters]);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <Stack gap="sm">
      <Proofs />
      <FilterBar filters={AUDIT_FILTERS} values={filters} onChange={setFilters} />
      <TableView
        pages={pages}
        what="audit events"
        label="Audit events"
        columns={columns}
        idOf={idOf}
        onOpen={(seq) => goTo(linkOf(seq))}
        empty={isFiltered ? <NoneLikeThat /> : <NoneAtAll />}
      />
      {detail !== undefined && (
        <EventDetail
          seq={detail}
          known={pages.items?.find((event) => idOf(event) === detail)}
          onClose={() => goTo(linkOf(undefined))}
        />
      )}
    </Stack>
  );
}

const idOf = ({ seq }: AuditEventResponse): string => String(seq);

/** The title, and for those who may, the verification and the export. The browser writes the export as it comes. */
function Proofs() {
  const [isOpen, setOpen] = useState(false);
  const mayProve = useMay('admin');
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>Audit</Title>
        {mayProve && (
          <Group gap="xs">
            <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              Verify …
            </Button>
            <Button component="a" href="/v1/audit/export" download variant="default">
              Export all
            </Button>
          </Group>
        )}
      </Group>
      {mayProve && isOpen && <VerifyPanel />}
      {!mayProve && (
        <Text size="sm" c="dimmed">
          An admin can verify and export it.
        </Text>
      )}
    </>
  );
}

function NoneLikeThat() {
  return <EmptyState title="No event is like that">Change the filters.</EmptyState>;
}

function NoneAtAll() {
  return (
    <EmptyState title="Nothing has happened yet">
      Every change and every refused attempt shows here.
    </EmptyState>
  );
}
