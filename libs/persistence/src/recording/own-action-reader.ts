import type { ActionResponse, ReviewState } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { SELECT_ACTIONS, toActionResponse, type ActionRow } from '../telemetry/action-row.js';

/** An action as the agent that asked about it may see it: without what people said of it. */
export type OwnActionResponse = Omit<ActionResponse, 'label' | 'labelledBy'>;

/** Reads recorded actions for the agents that asked about them. */
export class OwnActionReader {
  /** The action, if it is recorded and this agent's own. A hold that is over by `now` reads as expired. */
  async find(
    manager: EntityManager,
    own: { readonly id: string; readonly agentId: string; readonly now: Date },
  ): Promise<OwnActionResponse | null> {
    const [row] = await manager.query<ActionRow[]>(`${SELECT_ACTIONS} WHERE a.id = $1 AND a.agent_id = $2`, [
      own.id,
      own.agentId,
    ]);
    if (!row) return null;
    const { label: _label, labelledBy: _labelledBy, ...action } = toActionResponse(row);
    return { ...action, review: asOf(own.now, action.review) };
  }

  /** Is this action recorded, and this agent's own? */
  async exists(
    manager: EntityManager,
    own: { readonly id: string; readonly agentId: string },
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>('SELECT 1 FROM actions WHERE id = $1 AND agent_id = $2', [
      own.id,
      own.agentId,
    ]);
    return rows.length > 0;
  }
}

/** The hub waits by its own clock: a hold that is over by it must not read as held because Postgres' is behind. */
function asOf(now: Date, review: ReviewState | null): ReviewState | null {
  const over = review?.status === 'held' && Date.parse(review.expiresAt) <= now.getTime();
  if (!review || !over) return review;
  const { verdict, expiresAt } = review;
  return { status: 'expired', verdict, expiresAt };
}
