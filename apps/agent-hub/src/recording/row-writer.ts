import type { DataSource, EntityManager } from 'typeorm';
import { MicroBatcher } from '../micro-batcher.js';
import { PostgresPatience } from './postgres-patience.js';
import { storeIsolatingPoison } from './store-isolating-poison.js';

/** What fills a transaction: it takes about as long with 20 rows as with 200. */
export const FULL_TRANSACTION = { maxItems: 1_000, maxBytes: 4_000_000 } as const;

/**
 * From the beginning of a transaction that was not full to that of the next, in milliseconds: nobody waits for these rows, and
 * twice as many in half as many transactions take a third less of Postgres.
 */
const PAUSE_MS = 20;

export interface RowWriterOptions<T, R> {
  readonly database: DataSource;
  /** Stores rows in the transaction of the manager, each once however often it comes (I3). */
  readonly insert: (manager: EntityManager, rows: readonly T[]) => Promise<R>;
  /** Told what `insert` answered, after the commit. */
  readonly onStored?: (answer: R) => void;
  readonly bytesOf: (row: T) => number;
  /** For how many rows one counts; 1 unless set. */
  readonly sizeOf?: (row: T) => number;
  /** Transactions at the same time. */
  readonly transactions: number;
}

/** A row that can never be stored, and what Postgres says of it. */
export interface PoisonRow<T> {
  readonly row: T;
  readonly error: unknown;
}

/**
 * Writes the rows of jobs into Postgres, those of several jobs in one transaction: what comes while one is under way goes
 * with the next. So what has piled up while Postgres was away is soon stored, however small its jobs are. A job's rows are
 * never divided, so that it is committed or not.
 */
export class RowWriter<T extends object, R> {
  private readonly patience = new PostgresPatience();
  private readonly poison = new WeakMap<T, unknown>();
  private readonly batcher: MicroBatcher<T>;

  constructor(private readonly options: RowWriterOptions<T, R>) {
    this.batcher = new MicroBatcher<T>({
      ...FULL_TRANSACTION,
      maxDelayMs: PAUSE_MS,
      maxWaiting: Infinity,
      maxInFlight: options.transactions,
      bytesOf: options.bytesOf,
      ...(options.sizeOf ? { sizeOf: options.sizeOf } : {}),
      flush: (rows) => this.storeAll(rows),
    });
  }

  /**
   * Resolves when all are stored but those that never can be, which it answers with Postgres' refusals.
   * @throws what Postgres says when nothing of this can be stored now, of these rows or of those that went with them
   */
  async write(rows: readonly T[]): Promise<readonly PoisonRow<T>[]> {
    await this.batcher.add(rows);
    return rows.filter((row) => this.poison.has(row)).map((row) => ({ row, error: this.poison.get(row) }));
  }

  /** Waits no longer for a Postgres that is away. */
  stop(): void {
    this.patience.stop();
  }

  private async storeAll(rows: readonly T[]): Promise<void> {
    const { database, insert, onStored } = this.options;
    const { stored, poison } = await storeIsolatingPoison(rows, (some) =>
      this.patience.run(() => database.transaction((manager) => insert(manager, some))),
    );
    for (const answer of stored) onStored?.(answer);
    for (const { row, error } of poison) this.poison.set(row, error);
  }
}
