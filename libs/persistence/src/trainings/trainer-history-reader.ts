import type { DataSource } from 'typeorm';

/** What became of what the trainer proposed before. */
export interface TrainerHistory {
  /** Ids of the rules, active or not, that came from a training run's suggestion. */
  readonly ownRuleIds: readonly string[];
  /** Patterns of suggestions that people rejected, with the support that they were proposed with. */
  readonly rejected: readonly { readonly pattern: string; readonly support: number }[];
}

interface RejectedRow {
  readonly diff: { readonly add?: readonly { readonly pattern: string }[] };
  readonly evidence: {
    readonly rules?: readonly { readonly pattern: string; readonly support?: number }[];
  } | null;
}

/** Rejected suggestions that are remembered, the newest ones. */
const REMEMBERED = 200;

/** Reads what the trainer must know of its own past: what it may take back, and what it may not ask again. */
export class TrainerHistoryReader {
  constructor(private readonly database: DataSource) {}

  async read(): Promise<TrainerHistory> {
    const own = await this.database.query<{ id: string }[]>(
      `SELECT r.id FROM rules r
         JOIN policy_versions v ON v.version = r.added_in_version
         JOIN suggestions s ON s.id = v.suggestion_id
        WHERE s.proposer ->> 'kind' = 'trainer' ORDER BY r.id`,
    );
    const rejected = await this.database.query<RejectedRow[]>(
      `SELECT diff, evidence FROM suggestions
        WHERE status = 'rejected' AND proposer ->> 'kind' = 'trainer'
        ORDER BY proposed_at DESC, id LIMIT ${REMEMBERED}`,
    );
    return { ownRuleIds: own.map(({ id }) => id), rejected: rejected.flatMap(rejectedPatterns) };
  }
}

/** A pattern whose support nobody knows any more is never proposed again. */
function rejectedPatterns({ diff, evidence }: RejectedRow): TrainerHistory['rejected'] {
  const supports = new Map((evidence?.rules ?? []).map(({ pattern, support }) => [pattern, support]));
  return (diff.add ?? []).map(({ pattern }) => ({
    pattern,
    support: supports.get(pattern) ?? Number.MAX_SAFE_INTEGER,
  }));
}
