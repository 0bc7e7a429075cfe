import { Alert, Anchor, Code, SimpleGrid, Stack, Title } from '@mantine/core';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { useOverview } from '../shell/use-overview.js';
import { DecisionChart } from './decision-chart.js';
import { FleetCard } from './fleet-card.js';
import { LockdownCard } from './lockdown-card.js';
import { PolicyCard } from './policy-card.js';
import { QueuesCard } from './queues-card.js';
import { ToDo } from './to-do.js';

/** What needs a person now, and how the fleet, the policy and the queues stand. */
export function OverviewScreen() {
  const { data, error } = useOverview();
  return (
    <Stack>
      <Title order={1}>Overview</Title>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the overview" />}
      {data !== undefined && (
        <>
          {data.version === 0 && <FirstSteps />}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <ToDo
              count={data.pendingSuggestions}
              what={data.pendingSuggestions === 1 ? 'suggestion pending' : 'suggestions pending'}
              none="No suggestion waits. Training runs and operators propose them."
              to={linkTo('suggestions')}
            />
            <ToDo
              count={data.heldReviews}
              what={data.heldReviews === 1 ? 'action held for review' : 'actions held for review'}
              none="No agent waits for an answer."
              to={linkTo('reviews')}
            />
          </SimpleGrid>
          <DecisionChart />
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            <PolicyCard version={data.version} rules={data.activeRules} />
            <FleetCard agents={data.agents} />
            <QueuesCard queues={data.queues} />
            <LockdownCard />
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}

function FirstSteps() {
  return (
    <Alert color="moss" title="The policy has no rules yet">
      Every action gets the default decision.{' '}
      <Anchor href={linkTo('trainings')}>Train on labelled actions</Anchor>, or run <Code>npm run demo</Code>{' '}
      beside this system to see the whole loop.
    </Alert>
  );
}
