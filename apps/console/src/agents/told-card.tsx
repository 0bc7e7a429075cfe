import { Anchor, Paper, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AgentResponse } from '../gateway/wire.js';
import { Facts } from '../page/facts.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useOverview } from '../shell/use-overview.js';
import { VersionOf } from './version-of.js';

/** What an agent is told with each heartbeat, and what that means for what it asks. */
export function ToldCard({ agent }: { readonly agent: AgentResponse }) {
  const { policyVersion, quarantined, quarantine } = agent;
  const lockdown = useResource('/v1/lockdown').data;
  const inForce = useOverview().data?.version;
  return (
    <Paper withBorder p="md" component="section" aria-label="What it is told">
      <Title order={2} mb="xs">
        What it is told
      </Title>
      <Text mb="xs">{meaningOf(agent, lockdown?.active === true)}</Text>
      <Facts
        facts={[
          [
            'Policy',
            <>
              version <VersionOf version={policyVersion} inForce={inForce} />
            </>,
          ],
          ['Quarantine', quarantined ? 'yes' : 'no'],
          ['Its reason', quarantine && visible(quarantine.reason)],
          [
            'Put there by',
            quarantine && (
              <>
                {visible(quarantine.by)}, <Time at={quarantine.at} />
              </>
            ),
          ],
          ['Lockdown', lockdown === undefined ? null : lockdown.active ? <LockdownLink /> : 'no'],
        ]}
      />
    </Paper>
  );
}

function LockdownLink() {
  return <Anchor href={linkTo('lockdown')}>yes, of all agents</Anchor>;
}

function meaningOf({ quarantined, liveness }: AgentResponse, isLockdown: boolean): string {
  if (isLockdown) return 'Whatever it asks is denied: there is a lockdown.';
  if (quarantined) return 'Whatever it asks is denied: it is in quarantine.';
  return liveness === 'online'
    ? 'The policy decides about what it asks.'
    : 'It is offline, and is told when it is back: the policy decides about what it asks.';
}
