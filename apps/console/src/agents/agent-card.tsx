import type { AgentResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { Badge } from '../page/badge.js';
import { Time } from '../page/time.js';
import { useMay } from '../sign-in/session.js';
import { QuarantineDialog } from './quarantine-dialog.js';
import { ReleaseButton } from './release-button.js';
import { visible } from '../page/visible.js';

/** One agent: how it is, what it did last, and its quarantine. */
export function AgentCard({ agent }: { readonly agent: AgentResponse }) {
  const { name, labels, status, liveness, lastHeartbeatAt, lastAction, quarantined, policyVersion } = agent;
  return (
    <>
      <span className="row">
        <Badge word={liveness} />
        <Badge word={status} />
        {quarantined && <Badge word="quarantined" />}
        <strong>{visible(name)}</strong>
        {Object.entries(labels).map(([key, value]) => (
          <span key={key} className="trait">
            {visible(`${key}: ${value}`)}
          </span>
        ))}
      </span>
      <span className="quiet">
        last heartbeat <Time at={lastHeartbeatAt} />
        {policyVersion !== null && `, policy version ${policyVersion}`}
        {agent.lastScore !== null && `, last score ${agent.lastScore}`}
      </span>
      {lastAction !== null && (
        <span className="row">
          {lastAction.decision !== null && <Badge word={lastAction.decision} />}
          <code className="command">{visible(lastAction.command)}</code>
        </span>
      )}
      <Quarantine agent={agent} />
    </>
  );
}

function Quarantine({ agent }: { readonly agent: AgentResponse }) {
  const [isOpen, setOpen] = useState(false);
  if (!useMay('approver')) return null;
  if (agent.quarantined) return <ReleaseButton id={agent.id} />;
  return (
    <div className="buttons">
      <button type="button" className="small" onClick={() => setOpen(true)}>
        Quarantine …
      </button>
      {isOpen && <QuarantineDialog agent={agent} onClose={() => setOpen(false)} />}
    </div>
  );
}
