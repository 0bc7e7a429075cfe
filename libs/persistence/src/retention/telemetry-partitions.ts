import type { DataSource, EntityManager } from 'typeorm';

/** lock_not_available: somebody reads or writes what is to be changed, and is not made to wait. */
const LOCKED = '55P03';

/** The partitions that actions and outcomes are kept in, a week in each (ADR 19). What can't be done now is done later. */
export class TelemetryPartitions {
  constructor(private readonly database: DataSource) {}

  /** Makes those of this week and of the next `ahead` weeks that are missing. Answers how many it has made. */
  async make(ahead: number): Promise<number> {
    return (await this.call<number>('make_telemetry_partitions($1)', [ahead])) ?? 0;
  }

  /**
   * Drops the oldest week that was over at `before`, with all that joined its actions. Answers the week's first day;
   * null when there is none. Works in the transaction of `manager`.
   * @throws Error of Postgres `55P03` when it is in use
   */
  async dropWeek(manager: EntityManager, before: Date): Promise<string | null> {
    const rows = await manager.query<{ week: string | null }[]>(
      'SELECT drop_telemetry_week($1)::text AS week',
      [before],
    );
    return rows[0]?.week ?? null;
  }

  /** Deletes up to `atMost` actions from before `before` whose ids say no week. Works in the transaction of `manager`. */
  async forgetWithoutWeek(manager: EntityManager, before: Date, atMost: number): Promise<number> {
    const rows = await manager.query<{ n: number }[]>('SELECT forget_telemetry_without_week($1, $2) AS n', [
      before,
      atMost,
    ]);
    return rows[0]?.n ?? 0;
  }

  /** Gives one past week that has none the index for text search. Answers its table; null when there is none to do. */
  async indexOne(): Promise<string | null> {
    return this.call<string>('index_past_telemetry()', []);
  }

  private async call<R>(expression: string, values: readonly unknown[]): Promise<R | null> {
    try {
      const rows = await this.database.query<{ answer: R | null }[]>(`SELECT ${expression} AS answer`, [
        ...values,
      ]);
      return rows[0]?.answer ?? null;
    } catch (error) {
      if ((error as { code?: unknown }).code === LOCKED) return null;
      throw error;
    }
  }
}
