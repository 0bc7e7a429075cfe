import type { DataSource } from 'typeorm';

/** The time that training looks at: actions from `since` on, before `until`; without bounds when null. */
export interface TrainingPeriod {
  readonly since: string | null;
  readonly until: string | null;
}

/** A part of the actions of a period, by id. */
export interface ActionSlice extends TrainingPeriod {
  /** Ids above this one; from the first on when null. */
  readonly after: string | null;
  /** Ids up to and including this one. */
  readonly upTo: string;
}

/** An action with everything that its label can come from. */
export interface LabelledActionRow {
  readonly id: string;
  readonly tool: string;
  readonly command: string;
  readonly args: string[] | Record<string, unknown> | null;
  readonly agentId: string | null;
  readonly personLabel: 'safe' | 'unsafe' | 'unknown' | null;
  /** The verdict of a review that was answered; one that expired says nothing. */
  readonly reviewVerdict: 'allow' | 'deny' | null;
  readonly score: number | null;
}

/** Rows read at a time: memory stays constant however large a slice is. */
const ROWS = 1_000;

const LABELLED = `
  FROM actions a
  LEFT JOIN action_labels l ON l.action_id = a.id
  LEFT JOIN reviews r ON r.action_id = a.id AND r.status = 'answered'
  LEFT JOIN action_outcomes o ON o.action_id = a.id
  WHERE (l.label IS NOT NULL OR r.verdict IS NOT NULL OR o.score IS NOT NULL)
    AND ($1::timestamptz IS NULL OR a.ts >= $1) AND ($2::timestamptz IS NULL OR a.ts < $2)`;

/** Reads the actions that training can learn from: those with a person's label, a verdict or a score. */
export class LabelledActionReader {
  constructor(private readonly database: DataSource) {}

  async count(period: TrainingPeriod): Promise<number> {
    const rows = await this.database.query<{ n: string }[]>(`SELECT count(*) AS n ${LABELLED}`, [
      period.since,
      period.until,
    ]);
    return Number(rows[0]?.n ?? 0);
  }

  /** Upper ids of slices of at most `size` of these actions each, in order; empty when there are none. */
  async sliceBounds(period: TrainingPeriod, size: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM (
         SELECT a.id, row_number() OVER (ORDER BY a.id) AS n, count(*) OVER () AS total ${LABELLED}
       ) numbered WHERE n % $3 = 0 OR n = total ORDER BY id`,
      [period.since, period.until, size],
    );
    return rows.map((row) => row.id);
  }

  /** The actions of a slice by id, in pages of up to 1,000. */
  async *pages(slice: ActionSlice): AsyncGenerator<readonly LabelledActionRow[]> {
    let after = slice.after;
    for (;;) {
      const rows = await this.database.query<LabelledActionRow[]>(
        `SELECT a.id, a.tool, a.command, a.args, a.agent_id AS "agentId", l.label AS "personLabel",
                r.verdict AS "reviewVerdict", o.score ${LABELLED}
           AND ($3::uuid IS NULL OR a.id > $3) AND a.id <= $4 ORDER BY a.id LIMIT ${ROWS}`,
        [slice.since, slice.until, after, slice.upTo],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS) return;
      after = rows.at(-1)?.id ?? slice.upTo;
    }
  }
}
