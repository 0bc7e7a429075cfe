import type pg from 'pg';

/** The apply that is to be held up. */
export interface HeldApply {
  readonly commandId: string;
  readonly suggestionId: string;
}

/** A point in an apply at which the policy worker can be killed. */
export interface ApplyStep {
  readonly name: string;
  /**
   * Has every policy worker that comes to this point wait there until the connection `holder` ends: by a lock that the worker
   * asks for itself, or by a trigger of the database's owner. The worker knows nothing of it.
   */
  readonly holdUp: (holder: pg.Client, apply: HeldApply) => Promise<unknown>;
  /** What is killed is a worker whose transaction has been committed, and which does not know it yet. */
  readonly committed?: true;
}

/** Any number that no lock of Bylaw's has. */
const HOLD_UP_LOCK = 77_001;

/** Makes what triggers wait by, and takes away the triggers of earlier steps. */
async function prepare(holder: pg.Client): Promise<void> {
  await holder.query('DROP FUNCTION IF EXISTS hold_up CASCADE');
  await holder.query(
    `CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_advisory_xact_lock_shared(${HOLD_UP_LOCK}); RETURN NULL; END $$`,
  );
  await holder.query('SELECT pg_advisory_lock($1)', [HOLD_UP_LOCK]);
}

/** Behind the statement that does this to a table. */
function after(event: 'INSERT' | 'UPDATE', table: string): ApplyStep['holdUp'] {
  return async (holder) => {
    await prepare(holder);
    await holder.query(
      `CREATE TRIGGER hold_up AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION hold_up()`,
    );
  };
}

/** Behind the row that holds the answer of the apply: replays write theirs beside it. */
function afterAnswer(when: 'at once' | 'in the commit'): ApplyStep['holdUp'] {
  return async (holder, { commandId }) => {
    await prepare(holder);
    const [constraint, deferred] =
      when === 'at once' ? ['', ''] : ['CONSTRAINT', 'DEFERRABLE INITIALLY DEFERRED'];
    await holder.query(
      `CREATE ${constraint} TRIGGER hold_up AFTER INSERT ON commands ${deferred}
         FOR EACH ROW WHEN (NEW.id = ${holder.escapeLiteral(commandId)}) EXECUTE FUNCTION hold_up()`,
    );
  };
}

/** An apply from the job in the worker's hand to the commit, in the order in which it comes to these points. */
export const APPLY_STEPS: readonly ApplyStep[] = [
  {
    name: 'before it has read or written anything',
    holdUp: (holder, { commandId }) =>
      holder.query(`SELECT pg_advisory_lock(420176, hashtext($1))`, [commandId]),
  },
  {
    name: 'before it knows whether its actor may do it',
    holdUp: (holder) => holder.query('SELECT pg_advisory_lock(420177)'),
  },
  {
    name: 'before it has locked the policy',
    holdUp: async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT version FROM policy_state FOR UPDATE');
    },
  },
  {
    name: 'before it has locked the suggestion',
    holdUp: async (holder, { suggestionId }) => {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM suggestions WHERE id = $1 FOR UPDATE', [suggestionId]);
    },
  },
  { name: 'when the suggestion is applied and no version made', holdUp: after('UPDATE', 'suggestions') },
  { name: 'when the version is made and has no rules', holdUp: after('INSERT', 'policy_versions') },
  { name: 'when the rules are there and not active', holdUp: after('INSERT', 'rules') },
  { name: 'when the rules are active', holdUp: after('INSERT', 'rule_spans') },
  {
    name: 'before it has its turn in the audit',
    holdUp: (holder) => holder.query('SELECT pg_advisory_lock(4201763801)'),
  },
  { name: 'when the audit has the event and the command no answer', holdUp: after('INSERT', 'audit_events') },
  { name: 'when the answer is written', holdUp: afterAnswer('at once') },
  { name: 'in its commit', holdUp: afterAnswer('in the commit') },
  {
    name: 'when it has committed, before the queue knows that the job is done',
    holdUp: afterAnswer('in the commit'),
    committed: true,
  },
];
