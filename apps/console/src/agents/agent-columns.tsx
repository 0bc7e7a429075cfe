import { Anchor, Group, Text } from '@mantine/core';
import type { AgentResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { linkTo } from '../page/route.js';
import { SentLine } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { VersionOf } from './version-of.js';
import './agents.css';

/** The columns of the table of agents; `inForce` is the policy's version, where it is known. */
export function agentColumns(inForce: number | undefined): readonly Column<AgentResponse>[] {
  return [
    { name: 'Agent', width: 'minmax(10rem, 1fr)', isWide: true, cell: (agent) => <Name agent={agent} /> },
    { name: 'Liveness', width: '5.5rem', cell: ({ liveness }) => <Badge word={liveness} /> },
    { name: 'Status', width: '5.5rem', cell: ({ status }) => <Badge word={status} /> },
    {
      name: 'Last action',
      width: 'minmax(12rem, 2fr)',
      isWide: true,
      cell: ({ lastAction }) => lastAction !== null && <LastAction action={lastAction} />,
    },
    { name: 'Score', width: '3.5rem', cell: ({ lastScore }) => <Score score={lastScore} /> },
    {
      name: 'Version',
      width: '6rem',
      cell: ({ policyVersion }) => (
        <>
          <span className="bylaw-narrow-only">version </span>
          <VersionOf version={policyVersion} inForce={inForce} />
        </>
      ),
    },
    { name: 'Last heartbeat', width: '12rem', cell: ({ lastHeartbeatAt }) => <Time at={lastHeartbeatAt} /> },
    {
      name: 'More',
      width: '4rem',
      cell: ({ id }) => (
        <Anchor href={linkTo('agents', id)} size="sm" tabIndex={-1}>
          Details
        </Anchor>
      ),
    },
  ];
}

function Name({ agent: { name, labels, quarantined } }: { readonly agent: AgentResponse }) {
  const words = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  return (
    <>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {visible(name)}
        </Text>
        {quarantined && <Badge word="quarantined" />}
      </Group>
      {words.length > 0 && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {visible(words.join(', '))}
        </Text>
      )}
    </>
  );
}

function LastAction({ action }: { readonly action: NonNullable<AgentResponse['lastAction']> }) {
  return (
    <Group gap={6} wrap="nowrap" align="baseline">
      {action.decision !== null && <Badge word={action.decision} />}
      <SentLine text={action.command} />
    </Group>
  );
}

function Score({ score }: { readonly score: number | null }) {
  if (score === null) return null;
  return (
    <Text size="sm">
      <span className="bylaw-narrow-only">score </span>
      {score}
    </Text>
  );
}
