import type { AgentResponse } from '../gateway/wire.js';
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
      change={({ comment }) =>
        (gateway) =>
          gateway.PUT('/v1/agents/{id}/quarantine', {
            params: { path: { id: agent.id } },
            body: { reason: comment },
          })
        }
    >
      <p>Everything that it asks is denied, at every hub, until it is released.</p>
    </ChangeDialog>
  );
}
