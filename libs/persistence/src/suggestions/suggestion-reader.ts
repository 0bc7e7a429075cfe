import type {
  OverlapResponse,
  SuggestionCountsResponse,
  SuggestionResponse,
  SuggestionStatus,
} from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { countedApprovals, showApproval, type CountedApproval } from '../approvals/counted-approvals.js';
import { Conditions } from '../conditions.js';
import type { StoredDiff } from '../stored-diff.js';
import type { TimeKey } from '../time-key.js';

interface SuggestionRow {
  readonly id: string;
  readonly status: SuggestionStatus;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly diff: StoredDiff;
  readonly content_hash: string;
  readonly base_version: number;
  readonly comment: string | null;
  readonly evidence: unknown;
  readonly training_id: string | null;
  readonly replay: unknown;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
  readonly review_comment: string | null;
  readonly applied_version: number | null;
  readonly expires_at: Date;
  readonly found_overlaps: readonly OverlapResponse[] | null;
  readonly overlap_count: number | null;
  readonly approvals: readonly CountedApproval[];
}

const COLUMNS = `id, status, proposed_by, proposed_at, diff, content_hash, base_version, comment, evidence, training_id, replay,
  reviewed_by, reviewed_at, review_comment, applied_version, expires_at, found_overlaps, overlap_count,
  ${countedApprovals({ change: `'apply'`, subject: 'suggestions.id::text', contentHash: 'suggestions.content_hash' })} AS approvals`;

/** A suggestion as it is stored; how many approvals it needs is a setting. */
export type StoredSuggestion = Omit<SuggestionResponse, 'approvalsRequired'>;

/** Suggestions as screens show them. */
export class SuggestionReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` suggestions after `after`, newest first. */
  async list(
    filter: { readonly status?: SuggestionStatus },
    page: { readonly after: TimeKey | null; readonly limit: number },
  ): Promise<StoredSuggestion[]> {
    const where = new Conditions().add('status = ?', filter.status);
    if (page.after) where.addAll('(proposed_at, id) < (?, ?)', [page.after.at, page.after.id]);
    const limit = where.placeholder(page.limit);
    const rows = await this.database.query<SuggestionRow[]>(
      `SELECT ${COLUMNS} FROM suggestions ${where.where} ORDER BY proposed_at DESC, id DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map(show);
  }

  /** One suggestion, or null. */
  async find(id: string): Promise<StoredSuggestion | null> {
    const [row] = await this.database.query<SuggestionRow[]>(
      `SELECT ${COLUMNS} FROM suggestions WHERE id = $1`,
      [id],
    );
    return row ? show(row) : null;
  }

  /** How many there are of each status. */
  async counts(): Promise<SuggestionCountsResponse> {
    const rows = await this.database.query<{ status: SuggestionStatus; count: number }[]>(
      'SELECT status, count(*)::int AS count FROM suggestions GROUP BY status',
    );
    const none = { pending: 0, applied: 0, rejected: 0, expired: 0, stale: 0, superseded: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
  }
}

function show(row: SuggestionRow): StoredSuggestion {
  return {
    id: row.id,
    status: row.status,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    diff: wireDiff(row.diff),
    contentHash: row.content_hash,
    baseVersion: row.base_version,
    comment: row.comment,
    evidence: row.evidence,
    trainingId: row.training_id,
    replay: row.replay,
    overlaps: row.found_overlaps,
    overlapCount: row.overlap_count,
    approvals: row.approvals.map(showApproval),
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    reviewComment: row.review_comment,
    appliedVersion: row.applied_version,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** The diff in the format that trainers, operators and files share: there the confidence is called `score`. */
function wireDiff({ add, remove, meta }: StoredDiff): SuggestionResponse['diff'] {
  return { add: add.map(({ confidence, ...rule }) => ({ ...rule, score: confidence })), remove, meta };
}
