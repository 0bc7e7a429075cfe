import type { AgentResponse } from '@bylaw/contracts';
import { ChangeDialog } from '../page/change-dialog.js';

export interface QuarantineDialogProps {
  readonly agent: AgentResponse;
  readonly onClose: () => void;
}

/** Denies an agent everything, with the reason. */
export function QuarantineDialog({ agent, onClose }: QuarantineDialogProps) {
  return (
    <ChangeDialog
      title={`Quarantine ${agent.name}`}
      commentLabel="Why"
      verb="Quarantine"
      onClose={onClose}
      change={({ comment }) => ({
        method: 'PUT',
        path: `/v1/agents/${encodeURIComponent(agent.id)}/quarantine`,
        body: { reason: comment },
      })}
    >
      <p>Everything that it asks is denied, at every hub, until it is released.</p>
    </ChangeDialog>
  );
}
