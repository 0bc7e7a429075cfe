import type { ActionResponse, Effect, MatchedRule, ReviewStatus, Verdict } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** An action as the agent that asked about it may see it: without what people said of it. */
export type OwnActionResponse = Omit<ActionResponse, 'label' | 'labelledBy'>;

interface OwnActionRow {
  readonly id: string;
  readonly agent_id: string;
  readonly ts: Date;
  readonly event_type: string | null;
  readonly tab_id: string | null;
  readonly batch_id: string | null;
  readonly tool: string;
  readonly command: string;
  readonly args: string[] | Record<string, unknown> | null;
  readonly cwd: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly decision: Effect | null;
  readonly reason: string | null;
  readonly policy_version: number | null;
  readonly matched: MatchedRule[];
  readonly unparsed: boolean;
  readonly reported_at: Date | null;
  readonly exit_code: number | null;
  readonly stdout: string | null;
  readonly stderr: string | null;
  readonly duration_ms: number | null;
  readonly score: number | null;
  readonly review_status: ReviewStatus | null;
  readonly verdict: Verdict | null;
  readonly expires_at: Date | null;
}

/** Reads recorded actions for the agents that asked about them. */
export class OwnActionReader {
  /** The action, if it is recorded and this agent's own. A hold that is over by `now` reads as expired. */
  async find(
    manager: EntityManager,
    own: { readonly id: string; readonly agentId: string; readonly now: Date },
  ): Promise<OwnActionResponse | null> {
    const [row] = await manager.query<OwnActionRow[]>(
      `SELECT a.*, o.reported_at, o.exit_code, o.stdout, o.stderr, o.duration_ms, o.score,
              r.status AS review_status, r.verdict, r.expires_at
         FROM actions a
         LEFT JOIN action_outcomes o ON o.action_id = a.id
         LEFT JOIN reviews r ON r.action_id = a.id
        WHERE a.id = $1 AND a.agent_id = $2`,
      [own.id, own.agentId],
    );
    return row ? show(row, own.now) : null;
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

function show(row: OwnActionRow, now: Date): OwnActionResponse {
  return {
    id: row.id,
    agentId: row.agent_id,
    ts: row.ts.toISOString(),
    eventType: row.event_type,
    tabId: row.tab_id,
    batchId: row.batch_id,
    tool: row.tool,
    command: row.command,
    args: row.args,
    cwd: row.cwd,
    metadata: row.metadata,
    decision: row.decision,
    reason: row.reason,
    policyVersion: row.policy_version,
    matched: row.matched,
    unparsed: row.unparsed,
    outcome: outcomeOf(row),
    review: reviewOf(row, now),
  };
}

function outcomeOf(row: OwnActionRow): ActionResponse['outcome'] {
  if (row.reported_at === null) return null;
  return {
    exitCode: row.exit_code,
    stdout: row.stdout,
    stderr: row.stderr,
    durationMs: row.duration_ms,
    score: row.score,
  };
}

function reviewOf(row: OwnActionRow, now: Date): ActionResponse['review'] {
  if (row.review_status === null || row.expires_at === null) return null;
  const over = row.review_status === 'held' && row.expires_at.getTime() <= now.getTime();
  return {
    status: over ? 'expired' : row.review_status,
    verdict: row.verdict,
    expiresAt: row.expires_at.toISOString(),
  };
}
