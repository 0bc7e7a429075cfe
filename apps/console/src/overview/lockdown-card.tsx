import { Anchor, Group, Paper, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { LockdownSwitch } from '../lockdown/lockdown-switch.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';

/** The switch that has every action of every agent denied. */
export function LockdownCard() {
  const { data, error } = useResource('/v1/lockdown');
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        Lockdown
      </Title>
      <ErrorNote error={error} />
      <Text mb="xs">
        {data?.active === true
          ? 'Every action of every agent is denied.'
          : 'None: the policy decides. A lockdown denies every action at every hub within a second.'}
      </Text>
      <Group gap="md">
        {data !== undefined && <LockdownSwitch isActive={data.active} />}
        <Anchor href={linkTo('lockdown')} size="sm">
          Details and history
        </Anchor>
      </Group>
    </Paper>
  );
}
