import { Anchor, Button, Group, Modal, Progress, Stack, Table, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { RolloutResponse } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';

/** Acknowledgements are news; a hub that dies makes none. */
const EVERY_MS = 1_000;

export interface RolloutDialogProps {
  readonly version: number;
  readonly onClose: () => void;
  readonly onNext: (() => void) | undefined;
}

/** A version that was just made, arriving at one hub after the other. Nobody need wait for it. */
export function RolloutDialog({ version, onClose, onNext }: RolloutDialogProps) {
  const { data, error } = useResource('/v1/versions/{n}/rollout', {
    path: { n: version },
    everyMs: EVERY_MS,
  });
  const title = `Version ${version} is made`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': `Close: ${title}` }}
    >
      <Stack gap="sm" mih={140}>
        <ErrorNote error={error} />
        {data !== undefined && <Arrival rollout={data} />}
        <Group gap="xs">
          {onNext !== undefined && (
            <Button data-autofocus onClick={onNext}>
              Next suggestion
            </Button>
          )}
          <Button variant="default" data-autofocus={onNext === undefined || undefined} onClick={onClose}>
            Close
          </Button>
          <Anchor href={linkTo('versions', version)} size="sm" onClick={onClose}>
            See version {version}
          </Anchor>
        </Group>
      </Stack>
    </Modal>
  );
}

function Arrival({ rollout: { hubs, version, complete } }: { readonly rollout: RolloutResponse }) {
  const arrived = hubs.filter((hub) => hub.version >= version).length;
  if (hubs.length === 0) return <Text>No hub is alive: whichever starts will enforce it.</Text>;
  return (
    <>
      <Text role="status">
        {complete ? 'Every hub enforces it.' : `${arrived} of ${counted(hubs.length, 'hub')} enforce it.`}
      </Text>
      <Progress
        value={(100 * arrived) / hubs.length}
        color={complete ? 'good' : 'warn'}
        aria-label="Hubs that enforce the version"
      />
      <Table aria-label="Rollout" fz="sm">
        <Table.Tbody>
          {hubs.map((hub) => (
            <Table.Tr key={hub.id}>
              <Table.Td>hub {hub.id.slice(0, 8)}</Table.Td>
              <Table.Td>
                {hub.version >= version ? '✓ enforces it' : `still at version ${hub.version}`}
                {hub.acknowledgedAt !== null && (
                  <>
                    , since <Time at={hub.acknowledgedAt} />
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
