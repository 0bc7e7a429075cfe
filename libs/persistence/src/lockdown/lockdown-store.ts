import type { LockdownResponse } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

interface LockdownRow {
  readonly reason: string;
  readonly declared_by: string;
  readonly declared_at: Date;
}

const NONE: LockdownResponse = { active: false, reason: null, declaredBy: null, declaredAt: null };

/** Our advisory lock of the lockdown: there may be no row yet that could be locked. */
const LOCKDOWN_LOCK = 420_180;

/** The lockdown of the whole system: there is one, or none. */
export class LockdownStore {
  /** Makes those who declare or lift one take turns until the transaction ends; they wait for those who hold it. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKDOWN_LOCK]);
  }

  /** Keeps it as it is, declared or not, until the transaction ends; others may do so too. */
  async hold(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [LOCKDOWN_LOCK]);
  }

  /** Declares it, or gives the one in force another reason. */
  async declare(
    manager: EntityManager,
    lockdown: { readonly reason: string; readonly by: string; readonly at: Date },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO lockdown (reason, declared_by, declared_at) VALUES ($1, $2, $3)
       ON CONFLICT (only_one) DO UPDATE
         SET reason = excluded.reason, declared_by = excluded.declared_by, declared_at = excluded.declared_at`,
      [lockdown.reason, lockdown.by, lockdown.at],
    );
  }

  /** Lifts it. Answers false when there was none. */
  async lift(manager: EntityManager): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>('DELETE FROM lockdown RETURNING only_one');
    return rows.length > 0;
  }

  /** The one in force, or that there is none. */
  async current(manager: EntityManager): Promise<LockdownResponse> {
    const [row] = await manager.query<LockdownRow[]>('SELECT reason, declared_by, declared_at FROM lockdown');
    if (!row) return NONE;
    return {
      active: true,
      reason: row.reason,
      declaredBy: row.declared_by,
      declaredAt: row.declared_at.toISOString(),
    };
  }
}
