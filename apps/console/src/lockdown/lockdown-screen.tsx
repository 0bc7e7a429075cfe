import { Alert, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { LockdownResponse } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts } from '../page/facts.js';
import { Loading } from '../page/loading.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { LockdownHistory } from './lockdown-history.js';
import { LockdownSwitch } from './lockdown-switch.js';

/** Whether there is a lockdown, since when, by whom and why; what it means; and all that there were. */
export function LockdownScreen() {
  const { data, error } = useResource('/v1/lockdown');
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>Lockdown</Title>
        {data !== undefined && <LockdownSwitch isActive={data.active} />}
      </Group>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the lockdown" />}
      {data !== undefined && <State lockdown={data} />}
      <Meaning />
      <LockdownHistory />
    </Stack>
  );
}

function State({
  lockdown: { active, reason, declaredBy, declaredAt },
}: {
  readonly lockdown: LockdownResponse;
}) {
  if (!active) return <Alert color="good" title="There is none: the policy decides about every action" />;
  return (
    <Paper withBorder p="md">
      <Facts
        facts={[
          ['State', 'Every action of every agent is denied'],
          ['Why', visible(reason ?? '')],
          ['Declared by', visible(declaredBy ?? '')],
          ['Since', <Time at={declaredAt} />],
        ]}
      />
    </Paper>
  );
}

function Meaning() {
  return (
    <Paper withBorder p="md" component="section" aria-label="What it means">
      <Title order={2} mb="xs">
        What it means
      </Title>
      <List size="sm">
        <List.Item>
          Every hub denies every action within a second, also one that is started meanwhile.
        </List.Item>
        <List.Item>
          Answers that were given before are not repeated, also for the same idempotency key.
        </List.Item>
        <List.Item>Held actions can’t be let go; they can be denied, or expire.</List.Item>
        <List.Item>
          Agents hear of it in their heartbeats, so that those who decide by themselves deny, too.
        </List.Item>
        <List.Item>Suggestions, versions and quarantines stay as they are, and can be decided on.</List.Item>
      </List>
      <Text size="sm" c="dimmed" mt="xs">
        It is for admins to declare and to lift.
      </Text>
    </Paper>
  );
}
