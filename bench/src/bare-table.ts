import type pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A column's values, as texts. */
type Values = readonly (string | null)[];

/** Rows by column. */
export interface Rows {
  readonly count: number;
  readonly columns: readonly Values[];
}

/** A table like that of the actions, its constraints and indexes included, which nothing but plain inserts fills. */
export class BareTable {
  private constructor(
    private readonly database: pg.Pool,
    private readonly columns: readonly Column[],
  ) {}

  static async create(database: pg.Pool): Promise<BareTable> {
    await database.query('CREATE TABLE bare_actions (LIKE actions INCLUDING ALL)');
    const { rows } = await database.query<Column>(
      `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
       WHERE table_name = 'actions' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    );
    return new BareTable(database, rows);
  }

  /** Takes the recorded actions out of their table: the next round begins with an empty one. */
  async takeActions(): Promise<Rows> {
    const list = this.columns.map(({ name }) => `${name}::text`).join(', ');
    const { rows } = await this.database.query<(string | null)[]>({
      text: `SELECT ${list} FROM actions`,
      rowMode: 'array',
    });
    await this.database.query('TRUNCATE actions CASCADE');
    await this.database.query('TRUNCATE bare_actions');
    return {
      count: rows.length,
      columns: this.columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    };
  }

  /** Inserts them, many in a statement, each statement committed. Answers the milliseconds that it took. */
  async insert({ count, columns }: Rows, by: { rows: number; inFlight: number }): Promise<number> {
    const names = this.columns.map(({ name }) => name).join(', ');
    const arrays = this.columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
    const text = `INSERT INTO bare_actions (${names}) SELECT * FROM unnest(${arrays})`;
    const since = performance.now();
    await Promise.all(
      Array.from({ length: by.inFlight }, async (_, lane) => {
        for (let at = lane * by.rows; at < count; at += by.inFlight * by.rows) {
          await this.database.query(
            text,
            columns.map((values) => values.slice(at, at + by.rows)),
          );
        }
      }),
    );
    return performance.now() - since;
  }
}
