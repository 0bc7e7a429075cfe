import type { DataSource, EntityManager } from 'typeorm';
import type { IdRange } from './id-range.js';

/** The time that training looks at: actions from `since` on, before `until`; without bounds when null. */
export interface TrainingPeriod {
  readonly since: string | null;
  readonly until: string | null;
}

/** A part of the actions of a period, by id. */
export interface ActionSlice extends TrainingPeriod, IdRange {}

/** Where a slice ends, and how many labelled actions it holds. */
export interface SliceEnd {
  readonly id: string;
  readonly actions: number;
}

/** An action with everything that its label can come from. */
export interface LabelledActionRow {
  readonly id: string;
  readonly ts: Date;
  readonly tool: string;
  readonly command: string;
  readonly args: string[] | Record<string, unknown> | null;
  readonly contributor: string | null;
  readonly personLabel: 'safe' | 'unsafe' | 'unknown' | null;
  /** The verdict of a review that was answered; one that expired says nothing. */
  readonly reviewVerdict: 'allow' | 'deny' | null;
  readonly score: number | null;
}

/** Rows read at a time: memory stays constant however large a slice is. */
const ROWS = 1_000;

/** Whose action it was: the agent; of an imported action, which has none, its session, else its batch. */
const CONTRIBUTOR = 'coalesce(a.agent_id::text, a.tab_id, a.batch_id)';

/** Every table is told the range: of one that is not, Postgres would read all that is before it, for each page again. */
const inRange = (id: string): string => `($3::uuid IS NULL OR ${id} > $3) AND ${id} <= $4`;

const LABELLED = `
  FROM actions a
  LEFT JOIN action_labels l ON l.action_id = a.id AND ${inRange('l.action_id')}
  LEFT JOIN reviews r ON r.action_id = a.id AND r.status = 'answered' AND ${inRange('r.action_id')}
  LEFT JOIN action_outcomes o ON o.action_id = a.id AND ${inRange('o.action_id')}
  WHERE (l.label IS NOT NULL OR r.verdict IS NOT NULL OR o.score IS NOT NULL)
    AND ($1::timestamptz IS NULL OR a.ts >= $1) AND ($2::timestamptz IS NULL OR a.ts < $2)
    AND ${inRange('a.id')}`;

/** Reads the actions that training can learn from: those with a person's label, a verdict or a score. */
export class LabelledActionReader {
  constructor(private readonly database: DataSource) {}

  /** The ends of slices of at most `size` of these actions each, in order; none when there are no such actions. */
  async sliceEnds(slice: ActionSlice, size: number): Promise<SliceEnd[]> {
    // With a total to compare with, Postgres would keep all rows until it has counted them.
    return this.database.query<SliceEnd[]>(
      `SELECT id, (CASE WHEN n % $5 = 0 THEN $5 ELSE n % $5 END)::integer AS actions FROM (
         SELECT a.id, row_number() OVER by_id AS n, lead(a.id) OVER by_id AS next ${LABELLED}
         WINDOW by_id AS (ORDER BY a.id)
       ) numbered WHERE n % $5 = 0 OR next IS NULL ORDER BY id`,
      [...parametersOf(slice), size],
    );
  }

  /** Is there any action in this range, labelled or not? */
  async hasActions({ after, upTo }: IdRange): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'SELECT 1 FROM actions WHERE ($1::uuid IS NULL OR id > $1) AND id <= $2 LIMIT 1',
      [after, upTo],
    );
    return rows.length > 0;
  }

  /** The actions of a slice by id, in pages of up to 1,000; read in the transaction of `manager` when it is given. */
  async *pages(
    slice: ActionSlice,
    manager: EntityManager = this.database.manager,
  ): AsyncGenerator<readonly LabelledActionRow[]> {
    let { after } = slice;
    for (;;) {
      const rows = await manager.query<LabelledActionRow[]>(
        `SELECT a.id, a.ts, a.tool, a.command, a.args, ${CONTRIBUTOR} AS contributor, l.label AS "personLabel",
                r.verdict AS "reviewVerdict", o.score ${LABELLED} ORDER BY a.id LIMIT ${ROWS}`,
        parametersOf({ ...slice, after }),
      );
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS) return;
      after = rows.at(-1)?.id ?? slice.upTo;
    }
  }
}

function parametersOf({ since, until, after, upTo }: ActionSlice): (string | null)[] {
  return [since, until, after, upTo];
}
