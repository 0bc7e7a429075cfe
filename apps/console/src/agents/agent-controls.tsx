import { Group } from '@mantine/core';
import type { AgentResponse } from '../gateway/wire.js';
import { AskingButton } from '../page/asking-button.js';
import { goTo, linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { useMay } from '../sign-in/session.js';

/** What can be done about an agent: to stop it, to let it go on, to remove it. */
export function AgentControls({ agent }: { readonly agent: AgentResponse }) {
  if (!useMay('approver')) return null;
  return (
    <Group gap="xs">
      {agent.quarantined ? <Release agent={agent} /> : <Quarantine agent={agent} />}
      <Remove agent={agent} />
    </Group>
  );
}

function Quarantine({ agent: { id, name } }: { readonly agent: AgentResponse }) {
  return (
    <AskingButton
      label="Quarantine …"
      title={`Quarantine ${visible(name)}`}
      commentLabel="Why"
      verb="Deny everything it asks"
      isGrave
      change={({ comment }) =>
        (gateway) =>
          gateway.PUT('/v1/agents/{id}/quarantine', { params: { path: { id } }, body: { reason: comment } })
        }
    >
      Everything that it asks is denied, at every hub within a second, until it is released.
    </AskingButton>
  );
}

function Release({ agent: { id, name } }: { readonly agent: AgentResponse }) {
  return (
    <AskingButton
      label="Release …"
      title={`Release ${visible(name)}`}
      verb="Let the policy decide again"
      change={() => (gateway) => gateway.DELETE('/v1/agents/{id}/quarantine', { params: { path: { id } } })}
    >
      Its quarantine ends: the policy decides again about what it asks.
    </AskingButton>
  );
}

function Remove({ agent: { id, name } }: { readonly agent: AgentResponse }) {
  return (
    <AskingButton
      label="Remove …"
      title={`Remove ${visible(name)}`}
      verb="Remove the agent"
      isGrave
      change={() => async (gateway) => {
        const answer = await gateway.DELETE('/v1/agents/{id}', { params: { path: { id } } });
        goTo(linkTo('agents'));
        return answer;
      }}
    >
      Its token stops working at once, for good; it would have to register again, as another agent. What it
      did stays on record.
    </AskingButton>
  );
}
