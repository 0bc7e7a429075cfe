import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AuditEventResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** So many of the newest events are shown. */
const AT_MOST = 20;
/** The beginning of what the audit calls these. */
const ACTION = 'lockdown.';

/** When lockdowns were declared and lifted, by whom and why, refused attempts too; newest first. */
export function LockdownHistory() {
  const { data, error } = useResource('/v1/audit', { query: { action: ACTION, limit: AT_MOST } });
  return (
    <Paper withBorder p="md" component="section" aria-label="History">
      <Title order={2} mb="xs">
        History
      </Title>
      <ErrorNote error={error} />
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          There was none so far.
        </Text>
      )}
      {data !== undefined && data.items.length > 0 && <Events events={data.items} />}
      {data !== undefined && data.nextCursor !== null && (
        <Anchor href={linkTo('audit', undefined, { action: ACTION })} size="sm">
          All of it, in the audit
        </Anchor>
      )}
    </Paper>
  );
}

function Events({ events }: { readonly events: readonly AuditEventResponse[] }) {
  return (
    <Table aria-label="Lockdowns" fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th>Who</Table.Th>
          <Table.Th>Why</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map(({ seq, action, outcome, at, actor, reason }) => (
          <Table.Tr key={seq}>
            <Table.Td>
              <Anchor href={linkTo('audit', seq)} size="sm">
                {action === 'lockdown.lift' ? 'lifted' : 'declared'}
              </Anchor>{' '}
              {outcome === 'refused' && <Badge word="refused" />}
            </Table.Td>
            <Table.Td>
              <Time at={at} />
            </Table.Td>
            <Table.Td>{visible(actor.name)}</Table.Td>
            <Table.Td>{reason === null ? '' : visible(reason)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
