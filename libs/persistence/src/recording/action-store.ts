import type { Effect, News, RecordedAction } from '@bylaw/contracts';
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
    const stored = await this.insertNew(manager, actions);
    const held = actions.filter(isHeld);
    if (held.length > 0) await this.hold(manager, held);
    const last = actions.at(-1);
    if (last && stored > 0) await announce(manager, recorded(stored, last.id, last.decision));
    return stored;
  }

  /** Postgres counts them: to have their ids sent back costs as much as a tenth of the insert. */
  private async insertNew(manager: EntityManager, actions: readonly RecordedAction[]): Promise<number> {
    const runner = manager.queryRunner;
    if (!runner) throw new Error('Actions are stored in a transaction');
    const { affected } = await runner.query(INSERT_ACTIONS, actionColumns(actions), true);
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

function recorded(count: number, lastId: string, lastDecision: Effect | null): News {
  return { type: 'actions.recorded', count, lastId, lastDecision };
}

const INSERT_ACTIONS = `
  INSERT INTO actions (id, agent_id, ts, source, batch_id, tool, command, args, cwd, metadata, decision, reason,
    policy_version, matched, unparsed, command_hash)
  SELECT id, agent_id, ts, 'agent', batch_id, tool, command, args, cwd, metadata, decision, reason, policy_version,
    matched, unparsed, command_hash
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[],
    $9::jsonb[], $10::text[], $11::text[], $12::integer[], $13::jsonb[], $14::boolean[], $15::text[])
    AS a (id, agent_id, ts, batch_id, tool, command, args, cwd, metadata, decision, reason, policy_version, matched,
      unparsed, command_hash)
  ON CONFLICT (id) DO NOTHING`;

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
