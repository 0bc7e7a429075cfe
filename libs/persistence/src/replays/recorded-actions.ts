import { DENIED_IN_LOCKDOWN, DENIED_IN_QUARANTINE } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';

/** Which actions are replayed: the newest `limit` since a time. */
export interface RecordedSpan {
  readonly since: Date;
  readonly limit: number;
}

/**
 * What a replay reads of an action: id, agent, tool, command, arguments, label, and what decided it when that were not
 * rules (`nobody`: it was imported without a decision).
 */
export type RecordedTuple = readonly [
  id: string,
  agentId: string | null,
  tool: string,
  command: string,
  args: readonly unknown[] | Readonly<Record<string, unknown>> | null,
  label: 'safe' | 'unsafe' | 'unknown' | null,
  decidedBy: 'nobody' | 'quarantine' | 'lockdown' | null,
];

/** Some recorded actions, newest first. */
export interface RecordedPage {
  readonly count: number;
  /**
   * A `RecordedTuple` as JSON on each line: whoever works on them, in another thread, parses them there, one at a time, so that
   * none outlives its turn.
   */
  readonly lines: string;
}

interface PageRow extends RecordedPage {
  readonly last_ts: Date | null;
  readonly last_id: string | null;
}

/** Rows of a page: few enough for what is held at a time, and so many that planning the query does not count. */
const PAGE_ROWS = { first: 1_000, least: 100, most: 4_000 } as const;
/** How long a page should be, when its actions are about as long as those of the page before. */
const PAGE_CHARACTERS = 2 ** 21;

/** Reads recorded actions for a replay, newest first, with constant memory. */
export class RecordedActions {
  /** How many there are, `limit` at most. */
  async count(manager: EntityManager, { since, limit }: RecordedSpan): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM (SELECT FROM actions WHERE ts >= $1 LIMIT $2) AS counted',
      [since, limit],
    );
    return row?.count ?? 0;
  }

  /** Pages of actions since a time, `limit` actions in all. The next one is read while one is worked on. */
  async *pages(manager: EntityManager, { since, limit }: RecordedSpan): AsyncGenerator<RecordedPage> {
    let left = limit;
    let wanted = Math.min(PAGE_ROWS.first, left);
    let reading = this.page(manager, { since, rows: wanted, after: null });
    while (left > 0) {
      const page = await reading;
      const isLast = page.count < wanted;
      left -= page.count;
      if (!isLast && left > 0) {
        wanted = Math.min(rowsAfter(page), left);
        reading = this.page(manager, { since, rows: wanted, after: page });
        // Whoever takes no further page waits for none: what becomes of it is of no interest then.
        reading.catch(() => undefined);
      }
      if (page.count > 0) yield { count: page.count, lines: page.lines };
      if (isLast) return;
    }
  }

  private async page(
    manager: EntityManager,
    { since, rows, after }: { since: Date; rows: number; after: PageRow | null },
  ): Promise<PageRow> {
    const found = await manager.query<PageRow[]>(PAGE, [
      ...[since, after?.last_ts ?? null, after?.last_id ?? null, rows],
      ...[DENIED_IN_QUARANTINE, DENIED_IN_LOCKDOWN],
    ]);
    return found[0] ?? { count: 0, lines: '', last_ts: null, last_id: null };
  }
}

// Aggregates take the rows in the order in which the inner query has sorted them; a join might change it.
const PAGE = `
  SELECT count(*)::integer AS count, coalesce(string_agg(json_build_array(
           p.id, p.agent_id, p.tool, p.command, p.args,
           (SELECT l.label FROM action_labels l WHERE l.action_id = p.id),
           CASE WHEN p.decision IS NULL THEN 'nobody' WHEN p.reason = $5 THEN 'quarantine'
                WHEN p.reason = $6 THEN 'lockdown' END)::text, E'\\n'), '') AS lines,
         min(p.ts) AS last_ts, (array_agg(p.id))[count(*)::integer] AS last_id
    FROM (SELECT a.id, a.agent_id, a.ts, a.tool, a.command, a.args, a.decision, a.reason
            FROM actions a
           WHERE a.ts >= $1 AND ($2::timestamptz IS NULL OR (a.ts, a.id) < ($2::timestamptz, $3::uuid))
           ORDER BY a.ts DESC, a.id DESC LIMIT $4) p`;

/** How many rows to read next, by how long these are. */
function rowsAfter({ count, lines }: RecordedPage): number {
  const fitting = Math.floor((PAGE_CHARACTERS * count) / lines.length);
  return Math.min(PAGE_ROWS.most, Math.max(PAGE_ROWS.least, fitting));
}
