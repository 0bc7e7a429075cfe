import { Inject, Injectable } from '@nestjs/common';
import type { RecordedAction } from '@bylaw/contracts';
import { OwnActionReader, type OwnActionResponse } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { HubStores } from '../hub-stores.js';
import { UnrecordedActions } from '../recording/unrecorded-actions.js';
import { RecentActions } from './recent-actions.js';

/** An action that is not in Postgres yet, if there is one. */
interface Waiting {
  readonly action: RecordedAction | null;
  /** @throws what Redis failed with, when it did */
  readonly assertKnown: () => void;
}

/** An agent's own actions, from the moment that they were acknowledged, on whichever hub. */
@Injectable()
export class OwnActions {
  private readonly recent = new RecentActions();
  private readonly reader = new OwnActionReader();

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(UnrecordedActions) private readonly unrecorded: UnrecordedActions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** These were acknowledged here. */
  remember(actions: readonly RecordedAction[]): void {
    for (const { id, agentId } of actions) this.recent.remember(id, agentId);
  }

  /**
   * Did this agent ask about an action with this id? Needs Postgres only when memory and Redis don't know.
   * @throws Error when one of them is away, and what the other one says is not enough
   */
  async includes(id: string, agentId: string): Promise<boolean> {
    const owner = this.recent.ownerOf(id);
    if (owner !== undefined) return owner === agentId;
    const waiting = await this.waiting(id);
    if (waiting.action) return waiting.action.agentId === agentId;
    if (await this.reader.exists(this.stores.database.manager, { id, agentId })) return true;
    waiting.assertKnown();
    return false;
  }

  /**
   * The action as it stands, or null when this agent never asked about one with this id.
   * @throws Error as above
   */
  async find(id: string, agentId: string): Promise<OwnActionResponse | null> {
    const now = new Date(this.clock.now());
    const waiting = await this.waiting(id);
    const recorded = await this.reader.find(this.stores.database.manager, { id, agentId, now });
    if (recorded) return recorded;
    waiting.assertKnown();
    return waiting.action?.agentId === agentId ? showUnrecorded(waiting.action, now) : null;
  }

  /** What Redis says, which is not needed when Postgres knows the action. */
  private async waiting(id: string): Promise<Waiting> {
    try {
      return { action: await this.unrecorded.find(id), assertKnown: () => undefined };
    } catch (error) {
      return {
        action: null,
        assertKnown: () => {
          throw error;
        },
      };
    }
  }
}

function showUnrecorded(action: RecordedAction, now: Date): OwnActionResponse {
  const { reviewExpiresAt: expiresAt } = action;
  return {
    id: action.id,
    agentId: action.agentId,
    ts: action.ts,
    eventType: null,
    tabId: null,
    batchId: action.batchId,
    tool: action.tool,
    command: action.command,
    args: action.args,
    cwd: action.cwd,
    metadata: action.metadata,
    decision: action.decision,
    reason: action.reason,
    policyVersion: action.policyVersion,
    matched: action.matched,
    unparsed: action.unparsed,
    outcome: null,
    review:
      expiresAt === null
        ? null
        : { status: Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'held', verdict: null, expiresAt },
  };
}
