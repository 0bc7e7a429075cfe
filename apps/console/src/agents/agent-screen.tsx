import { Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AgentResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts } from '../page/facts.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { AgentControls } from './agent-controls.js';
import { AgentDecisions } from './agent-decisions.js';
import { ToldCard } from './told-card.js';

/** Heartbeats make no news: they are asked for. */
const EVERY_MS = 5_000;

/** One agent: how it is, what it is told, what it asked for, and the means to stop it. */
export function AgentScreen({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/agents/{id}', { path: { id }, everyMs: EVERY_MS });
  return (
    <Stack>
      <Group gap="sm">
        <Title order={1}>{data === undefined ? 'Agent' : visible(data.name)}</Title>
        {data !== undefined && (
          <>
            <Badge word={data.liveness} />
            <Badge word={data.status} />
            {data.quarantined && <Badge word="quarantined" />}
            <Group ml="auto">
              <AgentControls agent={data} />
            </Group>
          </>
        )}
      </Group>
      <Anchor href={linkTo('agents')} size="sm">
        All agents
      </Anchor>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the agent" />}
      {data !== undefined && <Agent agent={data} />}
    </Stack>
  );
}

function Agent({ agent }: { readonly agent: AgentResponse }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <ToldCard agent={agent} />
        <HowItIs agent={agent} />
      </SimpleGrid>
      <AgentDecisions agentId={agent.id} />
    </>
  );
}

function HowItIs({ agent }: { readonly agent: AgentResponse }) {
  const { id, labels, status, lastHeartbeatAt, lastScore, registeredAt } = agent;
  const words = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  return (
    <Paper withBorder p="md" component="section" aria-label="How it is">
      <Title order={2} mb="xs">
        How it is
      </Title>
      {status === 'blocked' && (
        <Text mb="xs">
          It is blocked: an action of it waits for an answer, or it says so.{' '}
          <Anchor href={linkTo('reviews')} underline="always">
            See what is held
          </Anchor>
        </Text>
      )}
      <Facts
        facts={[
          ['Last heartbeat', <Time at={lastHeartbeatAt} />],
          ['Last score', lastScore === null ? 'none was reported' : `${lastScore} of 100`],
          ['Registered', <Time at={registeredAt} />],
          ['Labels', words.length === 0 ? null : visible(words.join(', '))],
          ['Id', id],
        ]}
      />
    </Paper>
  );
}
