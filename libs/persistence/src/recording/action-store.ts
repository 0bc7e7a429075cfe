import {
  NO_VALUE,
  VALUE_SEPARATOR,
  packedColumn,
  packedValues,
  unpackActions,
  type Effect,
  type News,
  type PackedActions,
  type PackedColumn,
  type RecordedAction,
} from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { announce } from '../announce.js';
import { announceAll } from '../announce-all.js';

/** Stores decided actions, many in one statement, each once by its id (I3). */
export class ActionStore {
  /**
   * Stores those that are not stored yet, with the review of each that is held, and announces them. Works in the
   * transaction of `manager`. Answers how many were new.
   */
  async insert(manager: EntityManager, actions: readonly RecordedAction[]): Promise<number> {
    const stored = await this.insertNew(manager, INSERT_ACTIONS, actionColumns(actions));
    const held = actions.filter(isHeld);
    if (held.length > 0) await this.hold(manager, held);
    const last = actions.at(-1);
    if (last && stored > 0) await announce(manager, recorded(stored, last.id, last.decision));
    return stored;
  }

  /** The same for actions by column, each of which has all its values: Postgres takes the columns apart. */
  async insertPacked(manager: EntityManager, packs: readonly PackedActions[]): Promise<number> {
    const columns = STORED_COLUMNS.map((name) =>
      packs.map((packed) => packedColumn(packed, name)).join(VALUE_SEPARATOR),
    );
    const stored = await this.insertNew(manager, INSERT_PACKED, columns);
    const held = packs.filter(mayHold).flatMap(unpackActions).filter(isHeld);
    if (held.length > 0) await this.hold(manager, held);
    const last = packs.at(-1);
    if (last && stored > 0) {
      const [lastId = '', lastDecision] = [
        packedValues(last, 'id').at(-1),
        packedValues(last, 'decision').at(-1),
      ];
      await announce(manager, recorded(stored, lastId, (lastDecision ?? null) as Effect | null));
    }
    return stored;
  }

  /** Postgres counts them: to have their ids sent back costs as much as a tenth of the insert. */
  private async insertNew(
    manager: EntityManager,
    text: string,
    columns: readonly unknown[],
  ): Promise<number> {
    const runner = manager.queryRunner;
    if (!runner) throw new Error('Actions are stored in a transaction');
    const { affected } = await runner.query(text, [...columns], true);
    return affected ?? 0;
  }

  private async hold(manager: EntityManager, held: readonly HeldAction[]): Promise<void> {
    const stored = await manager.query<{ action_id: string }[]>(INSERT_REVIEWS, [
      held.map((action) => action.id),
      held.map((action) => action.agentId),
      held.map((action) => action.tool),
      held.map((action) => action.command),
      held.map((action) => action.commandHash),
      held.map((action) => action.policyVersion),
      held.map((action) => action.ts),
      held.map((action) => action.reviewExpiresAt),
    ]);
    await announceAll(
      manager,
      stored.map(({ action_id: actionId }): News => ({ type: 'review.held', actionId })),
    );
  }
}

type HeldAction = RecordedAction & { readonly reviewExpiresAt: string };

function isHeld(action: RecordedAction): action is HeldAction {
  return action.decision === 'review' && typeof action.reviewExpiresAt === 'string';
}

function mayHold(packed: PackedActions): boolean {
  return packedColumn(packed, 'decision').includes('review');
}

function recorded(count: number, lastId: string, lastDecision: Effect | null): News {
  return { type: 'actions.recorded', count, lastId, lastDecision };
}

/** What is stored of an action, in the order of the statement's columns, with the type of each. */
const STORED_TYPES = {
  id: 'uuid',
  agentId: 'uuid',
  ts: 'timestamptz',
  batchId: 'text',
  tool: 'text',
  command: 'text',
  args: 'jsonb',
  cwd: 'text',
  metadata: 'jsonb',
  decision: 'text',
  reason: 'text',
  policyVersion: 'integer',
  matched: 'jsonb',
  unparsed: 'boolean',
  commandHash: 'text',
} as const satisfies Partial<Record<PackedColumn, string>>;

const STORED_COLUMNS = Object.keys(STORED_TYPES) as (keyof typeof STORED_TYPES)[];

const MAY_HAVE_NONE: ReadonlySet<PackedColumn> = new Set(['batchId', 'args', 'cwd', 'metadata']);

const INSERT_ACTIONS = insertFrom((name, index) => `$${index + 1}::${STORED_TYPES[name]}[]`);

/** Postgres takes each column apart. */
const INSERT_PACKED = insertFrom((name, index) => {
  const none = MAY_HAVE_NONE.has(name) ? `, '${NO_VALUE}'` : '';
  const values = `string_to_array($${index + 1}, chr(${VALUE_SEPARATOR.charCodeAt(0)})${none})`;
  return `${values}::${STORED_TYPES[name]}[]`;
});

function insertFrom(list: (name: keyof typeof STORED_TYPES, index: number) => string): string {
  return `
  INSERT INTO actions (id, agent_id, ts, source, batch_id, tool, command, args, cwd, metadata, decision, reason,
    policy_version, matched, unparsed, command_hash)
  SELECT id, agent_id, ts, 'agent', batch_id, tool, command, args, cwd, metadata, decision, reason, policy_version,
    matched, unparsed, command_hash
  FROM unnest(${STORED_COLUMNS.map(list).join(', ')})
    AS a (id, agent_id, ts, batch_id, tool, command, args, cwd, metadata, decision, reason, policy_version, matched,
      unparsed, command_hash)
  ON CONFLICT (id) DO NOTHING`;
}

const INSERT_REVIEWS = `
  INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::timestamptz[],
    $8::timestamptz[])
  ON CONFLICT (action_id) DO NOTHING
  RETURNING action_id`;

function actionColumns(actions: readonly RecordedAction[]): unknown[] {
  return [
    actions.map((action) => action.id),
    actions.map((action) => action.agentId),
    actions.map((action) => action.ts),
    actions.map((action) => action.batchId ?? null),
    actions.map((action) => action.tool),
    actions.map((action) => action.command),
    actions.map((action) => jsonOrNull(action.args)),
    actions.map((action) => action.cwd ?? null),
    actions.map((action) => jsonOrNull(action.metadata)),
    actions.map((action) => action.decision),
    actions.map((action) => action.reason),
    actions.map((action) => action.policyVersion),
    actions.map((action) => JSON.stringify(action.matched)),
    actions.map((action) => action.unparsed),
    actions.map((action) => action.commandHash),
  ];
}

function jsonOrNull(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
