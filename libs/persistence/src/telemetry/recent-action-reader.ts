import type { Effect, Label } from '@bylaw/contracts';
import type { PolicyAction } from '@bylaw/policy';
import type { DataSource } from 'typeorm';

/** What rules are tried on: a recorded action, what was decided about it, and what people say of it. */
export interface RecentAction extends PolicyAction {
  readonly id: string;
  readonly ts: Date;
  readonly decision: Effect | null;
  readonly label: Label | null;
}

/** How much of what was recorded last is read. */
export interface RecentBounds {
  readonly actions: number;
  /** Bytes of commands and arguments; one action is read however long it is. */
  readonly bytes: number;
}

/** The actions that were recorded last, with as much as a rule is tried on. */
export class RecentActionReader {
  constructor(private readonly database: DataSource) {}

  /** Those within the bounds, newest first. */
  async newest({ actions, bytes }: RecentBounds): Promise<RecentAction[]> {
    return this.database.query<RecentAction[]>(NEWEST, [actions, bytes]);
  }
}

const NEWEST = `
  SELECT n.id, n.ts, n.tool, n.command, n.args, n.decision,
         (SELECT l.label FROM action_labels l WHERE l.action_id = n.id) AS label
    FROM (SELECT a.*, sum(octet_length(a.command) + coalesce(octet_length(a.args::text), 0))
                        OVER (ORDER BY a.ts DESC, a.id DESC) AS so_far,
                 row_number() OVER (ORDER BY a.ts DESC, a.id DESC) AS place
            FROM (SELECT id, ts, tool, command, args, decision
                    FROM actions ORDER BY ts DESC, id DESC LIMIT $1) a) n
   WHERE n.so_far <= $2 OR n.place = 1
   ORDER BY n.place`;
