import { Progress, Table, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { Time } from '../page/time.js';

/** A hub that dies makes no news. */
const EVERY_MS = 5_000;

/** Which hubs enforce a version, one by one, as they come to it. */
export function RolloutView({ version }: { readonly version: number }) {
  const { data, error } = useResource('/v1/versions/{n}/rollout', {
    path: { n: version },
    everyMs: EVERY_MS,
  });
  if (data === undefined) return <ErrorNote error={error} />;
  const { hubs, complete } = data;
  if (hubs.length === 0) return <Text c="dimmed">No hub is known: nothing enforces it.</Text>;
  const done = hubs.filter((hub) => hub.version >= version).length;
  return (
    <>
      <Text role="status">
        {complete ? 'Every hub enforces it.' : `${done} of ${counted(hubs.length, 'hub')} enforce it.`}
      </Text>
      <Progress
        value={(100 * done) / hubs.length}
        my="xs"
        color={complete ? 'good' : 'warn'}
        aria-label="Hubs that enforce the version"
      />
      <Table withRowBorders={false} fz="sm" horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>hub</Table.Th>
            <Table.Th>is at</Table.Th>
            <Table.Th>acknowledged</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hubs.map((hub) => (
            <Table.Tr key={hub.id}>
              <Table.Th scope="row" fw={400}>
                {/* An id begins with the time, which hubs that were started together share. */}
                <code>{hub.id.slice(-8)}</code>
              </Table.Th>
              <Table.Td>
                version {hub.version} {hub.version < version && <Badge word="waiting" />}
              </Table.Td>
              <Table.Td>
                <Time at={hub.acknowledgedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
