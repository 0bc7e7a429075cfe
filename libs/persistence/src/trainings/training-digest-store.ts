import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { IdRange } from './id-range.js';

/** A part of a digest. What its data means is its maker's business. */
export interface DigestBlock {
  readonly data: Uint8Array;
  /** Labelled actions in it. */
  readonly actions: number;
  /** The times of the first and of the last of them, by time. */
  readonly firstTs: Date;
  readonly lastTs: Date;
}

/** A digest to be made. */
export interface NewDigest extends IdRange {
  readonly id: string;
  /** Whoever reads a digest must know its format. */
  readonly format: string;
  readonly at: Date;
}

/** Which digests are let go of. */
export interface DigestAge {
  /** Those that were last used before this day. */
  readonly usedBefore: Date;
  /** Those that are still in the making since before this time: whoever made them has died. */
  readonly begunBefore: Date;
}

const SETTLED_WITHIN_MS = 2_000;
const ASK_EVERY_MS = 20;
// serialization_failure: the digest was deleted meanwhile; unique_violation: another worker has made the same one.
const LOST: readonly unknown[] = ['40001', '23505'];

const WRITERS = `
  SELECT DISTINCT virtualtransaction AS transaction FROM pg_locks
   WHERE granted AND locktype = 'relation' AND mode NOT IN ('AccessShareLock', 'RowShareLock', 'ShareUpdateExclusiveLock')
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND relation = ANY (ARRAY['actions', 'action_labels', 'action_outcomes', 'reviews']::regclass[]::oid[])`;

/** Thrown inside of the transaction, to roll it back. */
class DigestLost extends Error {}

/**
 * Keeps digests of telemetry that stay true (ADR 16). A digest is registered before its telemetry is read, so that whoever
 * changes any of it meanwhile deletes the registration, and the digest is never seen.
 */
export class TrainingDigestStore {
  constructor(private readonly database: DataSource) {}

  /**
   * Makes a digest of what `blocks` reads with the manager that it is given, which sees one moment of the database.
   * Answers false when there is none in the end: because the telemetry was changed meanwhile, because a transaction that
   * was begun before goes on, or because somebody else has made it.
   */
  async build(
    digest: NewDigest,
    blocks: (manager: EntityManager) => AsyncIterable<DigestBlock>,
  ): Promise<boolean> {
    const { id, format, after, upTo, at } = digest;
    await this.database.query(
      `INSERT INTO training_digests (id, format, after_id, upto_id, registered_at, used_on)
       VALUES ($1, $2, $3, $4, $5, $5::timestamptz AT TIME ZONE 'UTC')`,
      [id, format, after, upTo, at],
    );
    try {
      await this.settle();
      await this.database.transaction('REPEATABLE READ', (manager) => this.fill(digest, manager, blocks));
      return true;
    } catch (error) {
      await this.database.query('DELETE FROM training_digests WHERE id = $1', [id]);
      if (error instanceof DigestLost || LOST.includes((error as { code?: unknown }).code)) return false;
      throw error;
    }
  }

  /** Notes that digests were used, so that they are kept. */
  async markUsed(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      `UPDATE training_digests SET used_on = ($2::timestamptz AT TIME ZONE 'UTC')::date
        WHERE id = ANY($1::uuid[]) AND used_on < ($2::timestamptz AT TIME ZONE 'UTC')::date`,
      [ids, at],
    );
  }

  /** Lets go of old digests, and of the blocks of those that are gone. */
  async forget({ usedBefore, begunBefore }: DigestAge): Promise<void> {
    await this.database.query(
      `DELETE FROM training_digests WHERE used_on < ($1::timestamptz AT TIME ZONE 'UTC')::date
          OR (built_at IS NULL AND registered_at < $2)`,
      [usedBefore, begunBefore],
    );
    await this.database.query(
      `DELETE FROM training_digest_blocks b
        WHERE NOT EXISTS (SELECT FROM training_digests d WHERE d.id = b.digest_id)`,
    );
  }

  /**
   * Waits until every transaction has ended that may have changed telemetry before it could see the registration: those
   * that hold a writer's lock on one of the tables now. Those that come later see it.
   */
  private async settle(): Promise<void> {
    let before = await this.writers();
    for (const deadline = Date.now() + SETTLED_WITHIN_MS; before.length > 0;) {
      if (Date.now() > deadline) throw new DigestLost('A transaction that was begun before goes on');
      await sleep(ASK_EVERY_MS);
      const now = new Set(await this.writers());
      before = before.filter((transaction) => now.has(transaction));
    }
  }

  private async writers(): Promise<string[]> {
    const rows = await this.database.query<{ transaction: string }[]>(WRITERS);
    return rows.map(({ transaction }) => transaction);
  }

  private async fill(
    { id, at }: NewDigest,
    manager: EntityManager,
    blocks: (manager: EntityManager) => AsyncIterable<DigestBlock>,
  ): Promise<void> {
    let number = 0;
    let actions = 0;
    let first = Infinity;
    let last = -Infinity;
    for await (const block of blocks(manager)) {
      await manager.query(
        'INSERT INTO training_digest_blocks (digest_id, number, data) VALUES ($1, $2, $3)',
        [id, number, Buffer.from(block.data)],
      );
      number += 1;
      actions += block.actions;
      first = Math.min(first, block.firstTs.getTime());
      last = Math.max(last, block.lastTs.getTime());
    }
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE training_digests SET built_at = $2, actions = $3, blocks = $4, first_ts = $5, last_ts = $6 WHERE id = $1`,
      [id, at, actions, number, timeOrNull(first), timeOrNull(last)],
    );
    if (changed !== 1) throw new DigestLost('Its telemetry was changed');
  }
}

function timeOrNull(milliseconds: number): Date | null {
  return Number.isFinite(milliseconds) ? new Date(milliseconds) : null;
}
