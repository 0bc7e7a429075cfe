import 'reflect-metadata';
import { Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { asRole, type DatabaseRole } from './database-role.js';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';

export interface DataSourceSettings {
  readonly url: string;
  readonly role: DatabaseRole;
  /** Connections in the pool; 10 unless set. */
  readonly poolSize?: number;
  readonly applicationName: string;
  /**
   * A connection on which nothing comes for so long, in milliseconds, is given up: longer than any query takes. Unless set as
   * long as TCP takes, which behind a network that drops packets is a quarter of an hour.
   */
  readonly silentWithinMs?: number;
  /**
   * Postgres undoes a transaction, and lets go of its locks, when nothing is asked in it for so long, in milliseconds; unless set
   * never. A process that is stopped in the middle of one would hold up all others for as long as it is.
   */
  readonly idleTransactionMs?: number;
}

/** An app's access to Postgres, under its own role. Not connected yet: call `initialize()`. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    poolSize: settings.poolSize ?? 10,
    connectTimeoutMS: 5_000,
    // An idle connection that Postgres ended must not end the process: the next query gets a new one.
    poolErrorHandler: () => undefined,
    extra: {
      options: asRole(settings.role),
      keepAlive: true,
      idle_in_transaction_session_timeout: settings.idleTransactionMs,
      ...impatient(settings.silentWithinMs),
    },
    entities: ENTITIES,
    synchronize: false,
    logging: false,
  });
}

/** Options of pg by which its sockets end themselves; what waits for one is then told that the connection was terminated. */
function impatient(silentWithinMs: number | undefined): object {
  if (silentWithinMs === undefined) return {};
  const stream = (): Socket => {
    const socket = new Socket();
    return socket.setTimeout(silentWithinMs, () => socket.destroy());
  };
  return { stream };
}

/** The owner's access, for migrations only. */
export function createOwnerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'bylaw-migrate',
    poolSize: 2,
    connectTimeoutMS: 5_000,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
  });
}
