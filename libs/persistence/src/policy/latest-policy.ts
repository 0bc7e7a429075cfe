import type { PolicySnapshot, Rule } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { PolicyReader } from './policy-reader.js';
import { toRule, type RuleRow } from './rule-row.js';

/** A version that was read, and what its row says that no other version of this number would. */
interface Known {
  readonly policy: PolicySnapshot;
  readonly mark: string | null;
}

interface State {
  readonly version: number;
  readonly mark: string | null;
  /** Of the version that is known, as it is stored now. */
  readonly known_mark: string | null;
}

interface ChangedRow extends RuleRow {
  readonly active: boolean;
}

/** Expression for what tells a version from another one of the same number, in a database that was put back to an older state. */
const MARK = `concat_ws(' ', kind, extract(epoch FROM created_at), suggestion_id, reverts, added[1])`;

/** Reads the policy as it is now, and keeps it: the next time only what is different since is read. */
export class LatestPolicy {
  private readonly reader = new PolicyReader();
  private known: Known = { policy: { version: 0, rules: [] }, mark: null };

  /** The rules that are active now, as `PolicyReader.snapshot` gives them. What a version was never changes. */
  async read(manager: EntityManager): Promise<PolicySnapshot> {
    const { known } = this;
    const { version, mark, known_mark: knownMark } = await stateOf(manager, known.policy.version);
    const policy = await this.policyAt(manager, version, knownMark === known.mark ? known.policy : null);
    this.known = { policy, mark };
    return policy;
  }

  private async policyAt(
    manager: EntityManager,
    version: number,
    from: PolicySnapshot | null,
  ): Promise<PolicySnapshot> {
    if (from?.version === version) return from;
    // Of a first reading everything is different.
    if (from === null || from.version === 0 || from.version > version)
      return this.reader.snapshot(manager, version);
    const changed = await changedRows(manager, from.version, version);
    const touched = new Set(changed.map((row) => row.id));
    const kept = from.rules.filter((rule) => !touched.has(rule.id));
    const active = changed.filter((row) => row.active).map(toRule);
    return { version, rules: merged(kept, active) };
  }
}

async function stateOf(manager: EntityManager, known: number): Promise<State> {
  const rows = await manager.query<State[]>(
    `SELECT version, (SELECT ${MARK} FROM policy_versions v WHERE v.version = s.version) AS mark,
       (SELECT ${MARK} FROM policy_versions v WHERE v.version = $1) AS known_mark
     FROM policy_state s`,
    [known],
  );
  return rows[0] ?? { version: 0, mark: null, known_mark: null };
}

/**
 * The rules that became active or ended after one version, up to another one, oldest first; those that are active then say so.
 * A span that covers the latter without having begun or ended in between was active all along.
 */
async function changedRows(manager: EntityManager, from: number, to: number): Promise<ChangedRow[]> {
  return manager.query<ChangedRow[]>(
    `SELECT r.*, c.active FROM (
       SELECT rule_id, bool_or(added_in <= $2 AND (removed_in IS NULL OR removed_in > $2)) AS active
         FROM rule_spans
        WHERE (added_in > $1 AND added_in <= $2) OR (removed_in > $1 AND removed_in <= $2)
        GROUP BY rule_id
     ) c JOIN rules r ON r.id = c.rule_id ORDER BY r.added_in_version, r.id`,
    [from, to],
  );
}

/** Both in the order of a snapshot, as one. */
function merged(kept: readonly Rule[], added: readonly Rule[]): Rule[] {
  const rules: Rule[] = [];
  let next = 0;
  for (const rule of kept) {
    for (let one = added[next]; one && isBefore(one, rule); one = added[next]) {
      rules.push(one);
      next += 1;
    }
    rules.push(rule);
  }
  return [...rules, ...added.slice(next)];
}

function isBefore(one: Rule, other: Rule): boolean {
  if (one.addedInVersion !== other.addedInVersion) return one.addedInVersion < other.addedInVersion;
  return one.id < other.id;
}
