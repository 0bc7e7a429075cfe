import { Anchor, Code, Group, Paper, Text, Title } from '@mantine/core';
import type { OverviewResponse } from '../gateway/wire.js';
import { linkTo } from '../page/route.js';

/** How many agents are there. */
export function FleetCard({ agents: { online, offline } }: { readonly agents: OverviewResponse['agents'] }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        Agents
      </Title>
      <Group gap="xl">
        <Count value={online} what="Agents online" to="online" />
        <Count value={offline} what="Agents offline" to="offline" />
      </Group>
      {online + offline === 0 && (
        <Text size="sm" c="dimmed">
          No agent has registered. <Code>npm start</Code> prints the next command to try.
        </Text>
      )}
    </Paper>
  );
}

interface CountProps {
  readonly value: number;
  readonly what: string;
  readonly to: string;
}

function Count({ value, what, to }: CountProps) {
  return (
    <Anchor href={linkTo('agents', undefined, { liveness: to })}>
      <Text span fz="1.6rem" fw={700} mr={6}>
        {value}
      </Text>
      {what}
    </Anchor>
  );
}
