import { Button, Group, List, Text } from '@mantine/core';
import { useChange } from '../gateway/use-change.js';
import type { Approvals } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useSession } from '../sign-in/session.js';

export interface ReversalApprovalsProps {
  readonly approvals: Approvals;
  readonly change: 'rollback' | 'restore';
  readonly version: number;
}

/** Who approves a rollback or restore so far, where it needs several people; one's own approval can be withdrawn. */
export function ReversalApprovals({ approvals, change, version }: ReversalApprovalsProps) {
  const withdrawing = useChange();
  const { name } = useSession();
  const { required, approvals: given } = approvals;
  if (required === 1) return null;
  const params = { path: { n: version, change } };
  return (
    <section aria-label="Approvals">
      <Text fw={600} role="status">
        {given.length} of {required} people have approved it.
      </Text>
      <List size="sm">
        {given.map(({ by, comment, at }) => (
          <List.Item key={`${by} ${at}`}>
            {visible(by)}, <Time at={at} />: {visible(comment)}
          </List.Item>
        ))}
      </List>
      <ErrorNote error={withdrawing.error} />
      {given.some(({ by }) => by === name) && (
        <Group mt="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={withdrawing.isPending}
            onClick={() =>
              withdrawing.mutate((gateway) =>
                gateway.DELETE('/v1/versions/{n}/{change}/approvals', { params }),
              )
            }
          >
            Withdraw my approval
          </Button>
        </Group>
      )}
    </section>
  );
}
