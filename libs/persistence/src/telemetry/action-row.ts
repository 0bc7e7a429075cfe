import type { ActionResponse, Effect, Label, MatchedRule, ReviewStatus, Verdict } from '@bylaw/contracts';

/** A recorded action with what joined it later, as the driver gives it. */
export interface ActionRow {
  readonly id: string;
  readonly agent_id: string | null;
  readonly ts: Date;
  readonly event_type: string | null;
  readonly tab_id: string | null;
  readonly batch_id: string | null;
  readonly tool: string;
  readonly command: string;
  readonly args: ActionResponse['args'];
  readonly cwd: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly decision: Effect | null;
  readonly reason: string | null;
  readonly policy_version: number | null;
  readonly matched: readonly MatchedRule[];
  readonly unparsed: boolean;
  readonly has_outcome: boolean;
  readonly exit_code: number | null;
  readonly stdout: string | null;
  readonly stderr: string | null;
  readonly duration_ms: number | null;
  readonly score: number | null;
  readonly label: Label | null;
  readonly labelled_by: string | null;
  readonly review_status: ReviewStatus | null;
  readonly verdict: Verdict | null;
  readonly expires_at: Date | null;
}

/** What a query of `ActionRow`s selects. `from` gives the actions as `a`; `l` is the label of each. */
export const selectActions = (
  from: string,
): string => `SELECT a.id, a.agent_id, a.ts, a.event_type, a.tab_id, a.batch_id, a.tool, a.command, a.args,
  a.cwd, a.metadata, a.decision, a.reason, a.policy_version, a.matched, a.unparsed, o.action_id IS NOT NULL AS has_outcome,
  o.exit_code, o.stdout, o.stderr, o.duration_ms, o.score, l.label, l.author AS labelled_by,
  CASE WHEN r.status = 'held' AND r.expires_at <= now() THEN 'expired' ELSE r.status END AS review_status,
  r.verdict, r.expires_at
  FROM ${from}
  LEFT JOIN action_outcomes o ON o.action_id = a.id
  LEFT JOIN action_labels l ON l.action_id = a.id
  LEFT JOIN reviews r ON r.action_id = a.id`;

/** `ActionRow`s of stored actions. */
export const SELECT_ACTIONS = selectActions('actions a');

/** A recorded action as the API shows it. */
export function toActionResponse(row: ActionRow): ActionResponse {
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
    outcome: row.has_outcome
      ? {
          exitCode: row.exit_code,
          stdout: row.stdout,
          stderr: row.stderr,
          durationMs: row.duration_ms,
          score: row.score,
        }
      : null,
    label: row.label,
    labelledBy: row.labelled_by,
    review:
      row.review_status && row.expires_at
        ? { status: row.review_status, verdict: row.verdict, expiresAt: row.expires_at.toISOString() }
        : null,
  };
}
