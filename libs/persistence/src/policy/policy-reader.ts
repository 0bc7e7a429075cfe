import { DomainError } from '@bylaw/contracts';
import type { PolicySnapshot } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { toRule, type RuleRow } from './rule-row.js';

/** Reads the policy, as it is now or as it was. */
export class PolicyReader {
  /** The version that the policy is at; 0 when nothing was ever applied. */
  async currentVersion(manager: EntityManager): Promise<number> {
    const rows = await manager.query<{ version: number }[]>('SELECT version FROM policy_state');
    return rows[0]?.version ?? 0;
  }

  /**
   * The rules that are active at a version, the current one unless given, oldest first. Version 0 has none. What a
   * version was never changes, so no transaction is needed for a consistent answer.
   * @throws DomainError `not_found` for a version that does not exist.
   */
  async snapshot(manager: EntityManager, version?: number): Promise<PolicySnapshot> {
    const current = await this.currentVersion(manager);
    const wanted = version ?? current;
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > current) {
      throw new DomainError(
        'not_found',
        `There is no version ${wanted}; the policy is at version ${current}`,
      );
    }
    const rows = await manager.query<RuleRow[]>(
      `SELECT r.* FROM rule_spans s JOIN rules r ON r.id = s.rule_id
        WHERE s.added_in <= $1 AND (s.removed_in IS NULL OR s.removed_in > $1)
        ORDER BY r.added_in_version, r.id`,
      [wanted],
    );
    return { version: wanted, rules: rows.map(toRule) };
  }
}
