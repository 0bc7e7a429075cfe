import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import type { OverviewResponse } from '../gateway/wire.js';
import { linkTo } from '../page/route.js';
import { useMay } from '../sign-in/session.js';

/** What waits to be recorded, changed or trained, and what never can be. */
export function QueuesCard({ queues }: { readonly queues: OverviewResponse['queues'] }) {
  const mayDecide = useMay('admin');
  const dead = queues.reduce((total, queue) => total + queue.dead, 0);
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        Queues
      </Title>
      <Table withRowBorders={false} aria-label="Queues" fz="sm" horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>queue</Table.Th>
            <Table.Th>waiting</Table.Th>
            <Table.Th>active</Table.Th>
            <Table.Th>later</Table.Th>
            <Table.Th>dead</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map(({ queue, waiting, delayed, active, dead: lost }) => (
            <Table.Tr key={queue}>
              <Table.Th scope="row" fw={400}>
                {queue}
              </Table.Th>
              <Table.Td>{waiting}</Table.Td>
              <Table.Td>{active}</Table.Td>
              <Table.Td>{delayed}</Table.Td>
              <Table.Td>{lost}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {dead > 0 && (
        <Text size="sm" style={{ color: 'var(--mantine-color-bad-text)' }}>
          Dead jobs can never work as they are: an admin retries or discards them.{' '}
          {mayDecide && (
            <Anchor href={linkTo('dead-jobs')} underline="always">
              See dead jobs
            </Anchor>
          )}
        </Text>
      )}
    </Paper>
  );
}
