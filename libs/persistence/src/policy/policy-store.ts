import type { VersionKind } from '@bylaw/contracts';
import type { Rule } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { PolicyVersionEntity } from '../entities/policy-version-entity.js';

/** A version that is to be made, with what it does to the rules. */
export interface NewVersion {
  /** The current version + 1: the database refuses anything else (I3). */
  readonly version: number;
  readonly kind: VersionKind;
  readonly suggestionId: string | null;
  readonly reverts: number | null;
  readonly author: string;
  readonly comment: string;
  readonly createdAt: Date;
  /** Rules that did not exist before. */
  readonly add: readonly Rule[];
  /** Rules that exist, and become active again under their ids (I5). */
  readonly restore: readonly Rule[];
  /** Active rules that end. */
  readonly remove: readonly Rule[];
}

/** Writes the policy. Only the policy worker's database role may (I2). */
export class PolicyStore {
  /** Locks the policy until the transaction ends, so that changes of it take turns, and tells the current version. */
  async lock(manager: EntityManager): Promise<number> {
    return lockState(manager, 'FOR UPDATE');
  }

  /** Keeps the policy at its current version until the transaction ends; others may do so too. */
  async hold(manager: EntityManager): Promise<number> {
    return lockState(manager, 'FOR SHARE');
  }

  /** Makes a version: the row (which moves the current version), the rules and their spans. Lock the policy before. */
  async createVersion(manager: EntityManager, change: NewVersion): Promise<void> {
    await manager.insert(PolicyVersionEntity, {
      version: change.version,
      kind: change.kind,
      suggestionId: change.suggestionId,
      reverts: change.reverts,
      author: change.author,
      comment: change.comment,
      createdAt: change.createdAt,
      added: [...change.add, ...change.restore].map((rule) => rule.id),
      removed: [...change.remove],
    });
    await insertRules(manager, change.add);
    await manager.query(
      'UPDATE rule_spans SET removed_in = $1 WHERE removed_in IS NULL AND rule_id = ANY ($2)',
      [change.version, change.remove.map((rule) => rule.id)],
    );
    await manager.query(
      'INSERT INTO rule_spans (rule_id, added_in) SELECT id, $1 FROM unnest($2::uuid[]) AS id',
      [change.version, [...change.add, ...change.restore].map((rule) => rule.id)],
    );
  }

  async findVersion(manager: EntityManager, version: number): Promise<PolicyVersionEntity | null> {
    return manager.findOneBy(PolicyVersionEntity, { version });
  }

  /** The version that rolled this one back, if one did. */
  async findRollbackOf(manager: EntityManager, version: number): Promise<PolicyVersionEntity | null> {
    return manager.findOneBy(PolicyVersionEntity, { kind: 'rollback', reverts: version });
  }
}

async function lockState(manager: EntityManager, lock: 'FOR UPDATE' | 'FOR SHARE'): Promise<number> {
  const rows = await manager.query<{ version: number }[]>(`SELECT version FROM policy_state ${lock}`);
  const [state] = rows;
  if (!state) throw new Error('The table policy_state has lost its row');
  return state.version;
}

async function insertRules(manager: EntityManager, rules: readonly Rule[]): Promise<void> {
  if (rules.length === 0) return;
  await manager.query(
    `INSERT INTO rules (id, pattern, effect, tool, target, mode, locked, confidence, reason, added_by, added_at,
       added_in_version)
     SELECT id, pattern, effect, tool, target, mode, locked, confidence, reason, "addedBy", "addedAt", "addedInVersion"
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, pattern text, effect text, tool text, target text, mode text,
         locked boolean, confidence double precision, reason text, "addedBy" text, "addedAt" timestamptz,
         "addedInVersion" integer)`,
    [JSON.stringify(rules)],
  );
}
