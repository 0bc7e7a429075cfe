import { Anchor, Group, Text } from '@mantine/core';
import type { AuditEventResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** The columns of the table of audit events; `linkOf` is the address of one. */
export function auditColumns(linkOf: (seq: string) => string): readonly Column<AuditEventResponse>[] {
  return [
    {
      name: 'Event',
      width: '4.5rem',
      cell: ({ seq }) => (
        <Anchor href={linkOf(String(seq))} size="sm" tabIndex={-1} aria-label={`Event ${seq}`}>
          #{seq}
        </Anchor>
      ),
    },
    { name: 'When', width: '12rem', cell: ({ at }) => <Time at={at} /> },
    {
      name: 'Who',
      width: '10rem',
      cell: ({ actor }) => (
        <Text size="sm">
          {visible(actor.name)}{' '}
          <Text span c="dimmed">
            ({actor.role ?? actor.kind})
          </Text>
        </Text>
      ),
    },
    { name: 'What', width: 'minmax(12.5rem, 1fr)', isWide: true, cell: (event) => <What event={event} /> },
    {
      name: 'Why',
      width: 'minmax(10rem, 1.5fr)',
      isWide: true,
      cell: ({ reason }) =>
        reason !== null && (
          <Text size="sm" lineClamp={3}>
            {visible(reason)}
          </Text>
        ),
    },
    {
      name: 'About',
      width: 'minmax(6rem, 1fr)',
      cell: ({ subject }) =>
        subject !== null && (
          <Text size="xs" c="dimmed" truncate title={visible(subject)}>
            {visible(subject)}
          </Text>
        ),
    },
  ];
}

function What({ event }: { readonly event: AuditEventResponse }) {
  const { action, outcome, fromVersion, toVersion } = event;
  return (
    <Group gap={6}>
      <Text size="sm" fw={600}>
        {visible(action)}
      </Text>
      {outcome === 'refused' && <Badge word="refused" />}
      {toVersion !== null && toVersion !== fromVersion && (
        <Text size="sm">
          version {fromVersion ?? '?'} → {toVersion}
        </Text>
      )}
    </Group>
  );
}
