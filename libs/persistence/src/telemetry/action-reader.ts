import type { ActionResponse, Effect, Label } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions, containing } from '../conditions.js';
import type { TimeKey } from '../time-key.js';
import { SELECT_ACTIONS, selectActions, toActionResponse, type ActionRow } from './action-row.js';

/** Which recorded actions are asked for; every part that is set must hold. Times are ISO 8601. */
export interface ActionFilter {
  readonly agentId?: string;
  readonly decision?: Effect;
  readonly label?: Label;
  readonly tool?: string;
  /** A part of the command, whatever its case. */
  readonly q?: string;
  readonly since?: string;
  /** Not included. */
  readonly until?: string;
}

/** A part of the list: where the page before it ended, and how many it may hold. */
interface Page {
  readonly after: TimeKey | null;
  readonly limit: number;
}

/**
 * Actions that are looked through before a search of all of them: as many as take some tens of milliseconds. What is not
 * found among them is so rare that its rows can be collected and sorted.
 */
const NEWEST = 20_000;

/** Rows read at a time by `stream`: what it keeps in memory. */
const STREAM_ROWS = 1_000;

/** Recorded actions as screens and files show them. */
export class ActionReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` actions after `after`, newest first. */
  async list(filter: ActionFilter, page: Page): Promise<ActionResponse[]> {
    const rows = await this.rows(filter, page);
    return rows.map(toActionResponse);
  }

  /** One action, or null. */
  async find(id: string): Promise<ActionResponse | null> {
    const [row] = await this.database.query<ActionRow[]>(`${SELECT_ACTIONS} WHERE a.id = $1`, [id]);
    return row ? toActionResponse(row) : null;
  }

  /** The place of an action among all by time; null when it is not stored. */
  async timeKey(id: string): Promise<TimeKey | null> {
    const [row] = await this.database.query<{ ts: Date }[]>('SELECT ts FROM actions WHERE id = $1', [id]);
    return row ? { at: row.ts, id } : null;
  }

  /** Is this action stored? */
  async has(id: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM actions WHERE id = $1', [id]);
    return rows.length > 0;
  }

  /**
   * All actions of the filter after `start`, oldest first, in constant memory. Each batch is a query of its own that goes on where
   * the last one ended, so that a slow reader holds neither a connection nor a snapshot of the database.
   */
  async *stream(
    filter: ActionFilter,
    start: TimeKey | null = null,
  ): AsyncGenerator<ActionResponse[], void, undefined> {
    let after = start;
    for (;;) {
      const where = conditions(filter);
      if (after) where.addAll('(a.ts, a.id) > (?, ?)', [after.at, after.id]);
      const limit = where.placeholder(STREAM_ROWS);
      const rows: ActionRow[] = await this.database.query<ActionRow[]>(
        `${SELECT_ACTIONS} ${where.where} ORDER BY a.ts, a.id LIMIT ${limit}`,
        where.values,
      );
      if (rows.length > 0) yield rows.map(toActionResponse);
      const last = rows.at(-1);
      if (!last || rows.length < STREAM_ROWS) return;
      after = { at: last.ts, id: last.id };
    }
  }

  /**
   * One filter alone has an index in the order of the list. For others Postgres would have to guess how far the order must
   * be followed until a page is full, which goes wrong for what is rare or long ago: so it is told (ADR 19).
   */
  private async rows(filter: ActionFilter, page: Page): Promise<ActionRow[]> {
    if (filter.label && !filter.q && filtersOf(filter) === 1) return this.labelled(filter, page);
    if (!filter.q && !filter.label && filtersOf(filter) <= 1) return this.inOrder(filter, page);
    const among = await (filter.label ? this.labelled(filter, page) : this.amongNewest(filter, page));
    return among.length === page.limit ? among : this.search(filter, page);
  }

  private inOrder(filter: ActionFilter, page: Page): Promise<ActionRow[]> {
    const where = after(conditions(filter), 'a.ts, a.id', page);
    return this.database.query<ActionRow[]>(
      `${SELECT_ACTIONS} ${where.where} ${NEWEST_FIRST} LIMIT ${where.placeholder(page.limit)}`,
      where.values,
    );
  }

  /**
   * Those among the newest that have the label. A label knows the time of its action, so that labels alone say the order.
   * With no other filter these are all that a page needs.
   */
  private labelled(filter: ActionFilter, page: Page): Promise<ActionRow[]> {
    const where = conditions({
      agentId: filter.agentId,
      decision: filter.decision,
      tool: filter.tool,
      q: filter.q,
    });
    const within = new Conditions(where.values)
      .add('label = ?', filter.label)
      .add('action_ts >= ?', filter.since)
      .add('action_ts < ?', filter.until);
    after(within, 'action_ts, action_id', page);
    const labels = `(SELECT action_id, action_ts FROM action_labels ${within.where}
                      ORDER BY action_ts DESC, action_id DESC LIMIT ${NEWEST}) k`;
    return this.database.query<ActionRow[]>(
      `${selectActions(`${labels} JOIN actions a ON a.id = k.action_id`)} ${where.where}
        ORDER BY k.action_ts DESC, k.action_id DESC LIMIT ${within.placeholder(page.limit)}`,
      within.values,
    );
  }

  /** Those among the newest that come after the cursor; it ends as soon as the page is full. */
  private amongNewest(filter: ActionFilter, page: Page): Promise<ActionRow[]> {
    const where = conditions({ ...filter, since: undefined, until: undefined });
    const within = after(period(new Conditions(where.values), filter), 'a.ts, a.id', page);
    return this.database.query<ActionRow[]>(
      `${selectActions(`(SELECT * FROM actions a ${within.where} ${NEWEST_FIRST} LIMIT ${NEWEST}) a`)} ${where.where}
        ${NEWEST_FIRST} LIMIT ${within.placeholder(page.limit)}`,
      within.values,
    );
  }

  /** Collects everything that fits by whatever index is best for it, and sorts that. */
  private search(filter: ActionFilter, page: Page): Promise<ActionRow[]> {
    const where = after(conditions(filter), 'a.ts, a.id', page);
    const from = filter.label ? 'action_labels l JOIN actions a ON a.id = l.action_id' : 'actions a';
    const limit = where.placeholder(page.limit);
    return this.database.query<ActionRow[]>(
      `WITH found AS MATERIALIZED (SELECT a.id, a.ts FROM ${from} ${where.where}),
         page AS MATERIALIZED (SELECT id FROM found a ${NEWEST_FIRST} LIMIT ${limit})
       ${selectActions('page p JOIN actions a ON a.id = p.id')} ${NEWEST_FIRST}`,
      where.values,
    );
  }
}

const NEWEST_FIRST = 'ORDER BY a.ts DESC, a.id DESC';

/** How many filters there are that each have an index of their own. */
function filtersOf({ agentId, decision, label, tool }: ActionFilter): number {
  return [agentId, decision, label, tool].filter((value) => value !== undefined).length;
}

function after(where: Conditions, key: string, { after: last }: Page): Conditions {
  return last ? where.addAll(`(${key}) < (?, ?)`, [last.at, last.id]) : where;
}

function period(where: Conditions, { since, until }: ActionFilter): Conditions {
  return where.add('a.ts >= ?', since).add('a.ts < ?', until);
}

function conditions(filter: ActionFilter): Conditions {
  const where = new Conditions()
    .add('a.agent_id = ?', filter.agentId)
    .add('a.decision = ?', filter.decision)
    .add('l.label = ?', filter.label)
    .add('a.tool = ?', filter.tool)
    .add('a.command ILIKE ?', containing(filter.q));
  return period(where, filter);
}
