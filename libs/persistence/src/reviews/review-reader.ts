import type { MatchedRule, ReviewResponse, ReviewStatus, Verdict } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions } from '../conditions.js';
import type { TimeKey } from '../time-key.js';

interface ReviewRow {
  readonly action_id: string;
  readonly agent_id: string;
  readonly agent_name: string | null;
  readonly tool: string;
  readonly command: string;
  readonly policy_version: number;
  readonly reason: string | null;
  readonly status: ReviewStatus;
  readonly verdict: Verdict | null;
  readonly comment: string | null;
  readonly held_at: Date;
  readonly expires_at: Date;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly identical_held: number;
  readonly matched: readonly MatchedRule[] | null;
}

/** A review as it is stored; what its command looks like without names follows from settings. */
export type StoredReview = Omit<ReviewResponse, 'skeleton'>;

/** A hold that ran out is over at that moment, whether or not a worker has written it down yet. */
const STATUS = `CASE WHEN r.status = 'held' AND r.expires_at <= now() THEN 'expired' ELSE r.status END`;

const SELECT = `SELECT r.action_id, r.agent_id, g.name AS agent_name, r.tool, r.command, r.policy_version, a.reason, a.matched,
  ${STATUS} AS status, r.verdict, r.comment, r.held_at, r.expires_at, r.answered_by, r.answered_at,
  (SELECT count(*)::int FROM reviews i WHERE i.status = 'held' AND i.expires_at > now()
      AND i.tool = r.tool AND i.command_hash = r.command_hash) AS identical_held
  FROM reviews r LEFT JOIN actions a ON a.id = r.action_id LEFT JOIN agents g ON g.id = r.agent_id`;

/** Held actions as screens show them. */
export class ReviewReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` reviews after `after`, newest first. */
  async list(
    filter: { readonly status?: ReviewStatus },
    page: { readonly after: TimeKey | null; readonly limit: number },
  ): Promise<StoredReview[]> {
    const where = new Conditions().add(`${STATUS} = ?`, filter.status);
    if (page.after) where.addAll('(r.held_at, r.action_id) < (?, ?)', [page.after.at, page.after.id]);
    const limit = where.placeholder(page.limit);
    const rows = await this.database.query<ReviewRow[]>(
      `${SELECT} ${where.where} ORDER BY r.held_at DESC, r.action_id DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map(show);
  }

  /** The review of one action, or null. */
  async find(actionId: string): Promise<StoredReview | null> {
    const [row] = await this.database.query<ReviewRow[]>(`${SELECT} WHERE r.action_id = $1`, [actionId]);
    return row ? show(row) : null;
  }
}

function show(row: ReviewRow): StoredReview {
  return {
    actionId: row.action_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    tool: row.tool,
    command: row.command,
    policyVersion: row.policy_version,
    reason: row.reason,
    status: row.status,
    verdict: row.verdict,
    comment: row.comment,
    heldAt: row.held_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    answeredBy: row.answered_by,
    answeredAt: row.answered_at?.toISOString() ?? null,
    ruleIds: (row.matched ?? []).filter(holds).map(({ ruleId }) => ruleId),
    identicalHeld: row.identical_held,
  };
}

function holds({ effect, mode }: MatchedRule): boolean {
  return effect === 'review' && mode === 'enforce';
}
