import { realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explainServerOutput } from '../explain-server-output.js';
import { LOCAL_HOST, freePort, isPortFree } from '../free-port.js';
import type { LocalService } from '../local-service.js';
import { ServerProcess } from '../server-process.js';
import { ServiceFailure } from '../service-failure.js';
import { locatePostgres } from './locate-postgres.js';
import { POSTGRES_ENV, SUPERUSER, openCluster, type Cluster } from './open-cluster.js';
import { postgresHome } from './postgres-home.js';
import { serverAccount } from './server-account.js';

const READY_WITHIN_MS = 60_000;
const ATTEMPTS = 3;

/** How a private Postgres is started. */
export interface PostgresOptions {
  /** Folder of its own, made when missing; removing it begins with an empty database. */
  readonly dataDir: string;
  /** The folder of the project: names the place under /var/lib/bylaw when root's folder is closed to others. */
  readonly projectDir: string;
  /** A free one unless given. */
  readonly port?: number;
  /** For tests: no fsync, and `dataDir` is removed when the server is stopped or its starter dies. */
  readonly throwaway?: boolean;
  /** File for what the server writes; `postgres.log` in the data folder unless given. */
  readonly logFile?: string;
  /** Takes lines that the person who starts it should read. */
  readonly log?: (line: string) => void;
}

/**
 * Starts a private PostgreSQL on 127.0.0.1 with password authentication and no Unix socket, and resolves when it
 * answers. A server left over on the same data by a killed process is ended first.
 * @throws ServiceFailure when it can't be started; nothing is left running then.
 */
export async function startPostgres(options: PostgresOptions): Promise<LocalService> {
  const account = serverAccount();
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const projectDir = realpathSync(options.projectDir);
  const log = options.log ?? (() => undefined);
  const home = await postgresHome({ files: locatePostgres(), dataDir, projectDir, account, log });
  const cluster = await openCluster({ home, dataDir, account });
  const logFile = options.logFile ?? join(dataDir, 'postgres.log');
  await mkdir(dirname(logFile), { recursive: true });
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new ServiceFailure(
      `Port ${String(options.port)} for Postgres is in use.`,
      'Free it or choose another.',
    );
  }
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const server = new ServerProcess({
      command: join(home.programs, 'bin', 'postgres'),
      args: [...serverArguments(cluster, port), ...(options.throwaway ? THROWAWAY : [])],
      env: POSTGRES_ENV,
      account,
      logFile,
      stopSignals: [
        ['SIGINT', 2_000],
        ['SIGQUIT', 500],
      ],
      removeAfterwards: options.throwaway ? [home.data, dataDir] : [],
    });
    const url = `postgres://${SUPERUSER}:${cluster.password}@${LOCAL_HOST}:${String(port)}/postgres`;
    if (await becomesReady(server, url)) {
      return { url, port, pid: server.pid, ended: server.ended, stop: () => server.stop() };
    }
    const output = server.output();
    const again = attempt < ATTEMPTS && /in use/i.test(output);
    if (!again) {
      await server.stop();
      throw explainServerOutput('Postgres', output, logFile);
    }
    await sleep(500);
  }
}

const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((set) => [
  '-c',
  set,
]);

function serverArguments(cluster: Cluster, port: number): string[] {
  const settings = [
    `listen_addresses=${LOCAL_HOST}`,
    `port=${String(port)}`,
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  return ['-D', cluster.data, ...settings.flatMap((set) => ['-c', set])];
}

async function becomesReady(server: ServerProcess, url: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (server.running && Date.now() < deadline) {
    if (await answers(url)) return true;
    await sleep(30);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
