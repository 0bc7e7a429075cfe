import type { Actor, SuggestionStatus } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { storableJson } from '../audit/storable-json.js';
import type { RunInOrder } from '../trainings/training-run-store.js';
import { SuggestionEntity } from '../entities/suggestion-entity.js';
import type { StoredDiff } from '../stored-diff.js';
import type { StoredOverlaps } from './stored-overlaps.js';

/** A diff that becomes a pending suggestion. */
export interface NewSuggestion {
  readonly id: string;
  readonly proposer: Actor;
  readonly proposedAt: Date;
  readonly diff: StoredDiff;
  readonly contentHash: string;
  readonly baseVersion: number;
  readonly comment: string | null;
  readonly evidence: unknown;
  readonly trainingId: string | null;
  readonly expiresAt: Date;
  /** Null when they are not known. */
  readonly overlaps: StoredOverlaps | null;
}

/** A person's word on a suggestion. */
export interface SuggestionReview {
  readonly id: string;
  readonly status: 'applied' | 'rejected';
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly comment: string;
  /** The version that an apply made. */
  readonly appliedVersion: number | null;
}

/** Writes suggestions. Their content is written once, their status moves on from pending only. */
export class SuggestionStore {
  /** Stores a pending suggestion; false when the same content is pending already (I3). */
  async insertPending(manager: EntityManager, suggestion: NewSuggestion): Promise<boolean> {
    const { proposer } = suggestion;
    const rows = await manager.query<{ id: string }[]>(
      `INSERT INTO suggestions (id, status, proposed_by, proposer, proposed_at, diff, content_hash, base_version,
         comment, evidence, training_id, expires_at, found_overlaps, overlap_count)
       VALUES ($1, 'pending', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (content_hash) WHERE status = 'pending' DO NOTHING RETURNING id`,
      [
        suggestion.id,
        proposer.kind === 'trainer' ? 'trainer' : proposer.name,
        JSON.stringify(proposer),
        suggestion.proposedAt,
        JSON.stringify(storableJson(suggestion.diff)),
        suggestion.contentHash,
        suggestion.baseVersion,
        suggestion.comment,
        JSON.stringify(storableJson(suggestion.evidence ?? null)),
        suggestion.trainingId,
        suggestion.expiresAt,
        suggestion.overlaps && JSON.stringify(suggestion.overlaps.first),
        suggestion.overlaps?.count ?? null,
      ],
    );
    return rows.length > 0;
  }

  /** The pending suggestion with this content, locked until the transaction ends. */
  async lockPending(manager: EntityManager, contentHash: string): Promise<SuggestionEntity | null> {
    return manager.findOne(SuggestionEntity, {
      where: { contentHash, status: 'pending' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** A suggestion, locked until the transaction ends. */
  async lock(manager: EntityManager, id: string): Promise<SuggestionEntity | null> {
    return manager.findOne(SuggestionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async find(manager: EntityManager, id: string): Promise<SuggestionEntity | null> {
    return manager.findOneBy(SuggestionEntity, { id });
  }

  /** Ends a pending suggestion by a person's word. */
  async review(manager: EntityManager, review: SuggestionReview): Promise<void> {
    await manager.update(
      SuggestionEntity,
      { id: review.id, status: 'pending' },
      {
        status: review.status,
        reviewedBy: review.reviewedBy,
        reviewedAt: review.reviewedAt,
        reviewComment: review.comment,
        appliedVersion: review.appliedVersion,
      },
    );
  }

  /** Ends a pending suggestion without a person: by time, by another version, by a newer run. */
  async end(
    manager: EntityManager,
    id: string,
    status: Extract<SuggestionStatus, 'expired' | 'stale' | 'superseded'>,
  ): Promise<void> {
    await manager.update(SuggestionEntity, { id, status: 'pending' }, { status });
  }

  /** Pending suggestions that remove any of these rules, locked. */
  async lockPendingRemoving(manager: EntityManager, ruleIds: readonly string[]): Promise<readonly string[]> {
    return lockIds(manager, `status = 'pending' AND diff -> 'remove' ?| $1::text[] ORDER BY id FOR UPDATE`, [
      ruleIds,
    ]);
  }

  /** Pending suggestions of training runs that were requested before this one, locked. */
  async lockPendingOfOlderRuns(manager: EntityManager, run: RunInOrder): Promise<readonly string[]> {
    return lockIds(
      manager,
      `status = 'pending' AND training_id IN (
         SELECT id FROM training_runs WHERE (requested_at, id) < ($1, $2::uuid)
       ) ORDER BY id FOR UPDATE`,
      [run.requestedAt, run.id],
    );
  }

  /** Pending suggestions whose time is over, locked; those that someone else has locked come the next time. */
  async lockExpired(manager: EntityManager, now: Date, limit: number): Promise<readonly string[]> {
    return lockIds(
      manager,
      `status = 'pending' AND expires_at <= $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
  }

  /** Pending suggestions without a replay against this version. */
  async pendingWithoutReplay(
    manager: EntityManager,
    version: number,
    limit: number,
  ): Promise<readonly string[]> {
    return lockIds(
      manager,
      `status = 'pending' AND replayed_version IS DISTINCT FROM $1 ORDER BY id LIMIT $2`,
      [version, limit],
    );
  }

  /** Keeps the replay of a suggestion against a version, unless a newer one is there. */
  async keepReplay(
    manager: EntityManager,
    id: string,
    kept: { replay: unknown; version: number },
  ): Promise<void> {
    await manager.query(
      `UPDATE suggestions SET replay = $2, replayed_version = $3
        WHERE id = $1 AND coalesce(replayed_version, -1) <= $3`,
      [id, JSON.stringify(storableJson(kept.replay)), kept.version],
    );
  }
}

async function lockIds(
  manager: EntityManager,
  condition: string,
  parameters: unknown[],
): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM suggestions WHERE ${condition}`,
    parameters,
  );
  return rows.map((row) => row.id);
}
