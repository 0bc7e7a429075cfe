import type { PinnedCase } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { PinnedCaseEntity } from '../entities/pinned-case-entity.js';

/** A pinned case with its id. */
export interface StoredPinnedCase extends PinnedCase {
  readonly id: string;
}

/** Reads and writes pinned cases. */
export class PinnedCaseStore {
  /** All pinned cases, oldest first. */
  async all(manager: EntityManager): Promise<readonly StoredPinnedCase[]> {
    const cases = await manager.find(PinnedCaseEntity, { order: { id: 'ASC' } });
    return cases.map(({ id, tool, command, args, expect }) => ({
      id,
      tool,
      command,
      args,
      expected: expect,
    }));
  }

  async insert(manager: EntityManager, pinned: PinnedCaseEntity): Promise<void> {
    await manager.query(
      `INSERT INTO pinned_cases (id, tool, command, args, expect, comment, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        pinned.id,
        pinned.tool,
        pinned.command,
        pinned.args === null ? null : JSON.stringify(pinned.args),
        pinned.expect,
        pinned.comment,
        pinned.createdBy,
        pinned.createdAt,
      ],
    );
  }

  /** False when there is none of this id. */
  async remove(manager: EntityManager, id: string): Promise<boolean> {
    const { affected } = await manager.delete(PinnedCaseEntity, { id });
    return (affected ?? 0) > 0;
  }
}
