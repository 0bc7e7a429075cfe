import type { ReplayAction } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';

interface ActionRow {
  readonly id: string;
  readonly agent_id: string | null;
  readonly ts: Date;
  readonly tool: string;
  readonly command: string;
  readonly args: readonly unknown[] | Readonly<Record<string, unknown>> | null;
  readonly label: ReplayAction['label'];
}

const PAGE_ROWS = 1_000;

/** Reads recorded actions for a replay, newest first, with constant memory. */
export class RecordedActions {
  /** Pages of up to 1,000 actions since a time, `limit` actions in all. */
  async *pages(
    manager: EntityManager,
    asked: { since: Date; limit: number },
  ): AsyncGenerator<readonly ReplayAction[]> {
    let left = asked.limit;
    let after: { ts: Date | null; id: string | null } = { ts: null, id: null };
    while (left > 0) {
      const wanted = Math.min(PAGE_ROWS, left);
      const rows: ActionRow[] = await manager.query(
        `SELECT a.id, a.agent_id, a.ts, a.tool, a.command, a.args, l.label
           FROM actions a LEFT JOIN action_labels l ON l.action_id = a.id
          WHERE a.ts >= $1 AND ($2::timestamptz IS NULL OR (a.ts, a.id) < ($2::timestamptz, $3::uuid))
          ORDER BY a.ts DESC, a.id DESC LIMIT $4`,
        [asked.since, after.ts, after.id, wanted],
      );
      if (rows.length > 0) yield rows.map(toReplayAction);
      const last = rows.at(-1);
      if (!last || rows.length < wanted) return;
      left -= rows.length;
      after = { ts: last.ts, id: last.id };
    }
  }
}

function toReplayAction(row: ActionRow): ReplayAction {
  const { id, agent_id: agentId, tool, command, args, label } = row;
  return { id, agentId, tool, command, args, label: label ?? null };
}
