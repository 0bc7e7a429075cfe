import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftover, readPidFile } from '../end-leftover.js';
import { explainServerOutput } from '../explain-server-output.js';
import { runCommand } from '../run-command.js';
import { ServiceFailure } from '../service-failure.js';
import type { PostgresHome } from './postgres-home.js';
import type { ServerAccount } from './server-account.js';

/** A database cluster: its data folder and the password of its superuser `bylaw`. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/** What it takes to open a cluster. */
export interface ClusterPlace {
  readonly home: PostgresHome;
  /** The folder that says which cluster belongs to it; removing it begins anew. */
  readonly dataDir: string;
  readonly account: ServerAccount | undefined;
}

/** The superuser of every local cluster. */
export const SUPERUSER = 'bylaw';

/** Environment of the Postgres programs: nothing of ours, so that no PG… variable or locale changes what they do. */
export const POSTGRES_ENV: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Opens the cluster that `dataDir/cluster.json` names, or makes a new one. A cluster is made beside its place and
 * renamed, so that a start that was interrupted leaves none half made. A server that was left over is ended.
 */
export async function openCluster(place: ClusterPlace): Promise<Cluster> {
  const record = join(place.dataDir, 'cluster.json');
  const known = await readRecord(record);
  if (known === undefined) {
    await removeOrphans(place);
    return createCluster(place, record);
  }
  const cluster = { data: join(place.home.data, known.name), password: known.password };
  const state = await stat(cluster.data).catch(() => undefined);
  const uid = place.account?.uid ?? process.getuid?.();
  if (!state) throw missing(cluster.data, place.dataDir);
  if (state.uid !== uid) {
    if (!place.account) throw notOurs(cluster.data, state.uid);
    await runCommand('chown', [
      '-R',
      `${String(place.account.uid)}:${String(place.account.gid)}`,
      cluster.data,
    ]);
  }
  await endLeftoverServer(cluster.data);
  return cluster;
}

async function createCluster({ home, dataDir, account }: ClusterPlace, record: string): Promise<Cluster> {
  const name = `cluster-${randomBytes(8).toString('hex')}`;
  const cluster = { data: join(home.data, name), password: randomBytes(24).toString('base64url') };
  const fresh = `${cluster.data}.new`;
  const passwordFile = join(home.data, `${name}.pw`);
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, cluster.password, { mode: 0o600 });
  if (account) await Promise.all([fresh, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  if (account) await chmod(home.data, 0o711);
  const args = ['-D', fresh, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const options = ['--encoding=UTF8', '--locale=C', '--no-instructions', '--no-sync'];
  const { code, output } = await runCommand(join(home.programs, 'bin', 'initdb'), [...args, ...options], {
    account,
    env: POSTGRES_ENV,
  });
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw explainServerOutput('Postgres', output, home.data);
  }
  await rename(fresh, cluster.data);
  await writeFile(record, JSON.stringify({ name, password: cluster.password }), { mode: 0o600 });
  if (dataDir !== home.data) await chmod(dataDir, 0o700);
  return cluster;
}

/** Without its record nobody knows the password of a cluster: what lies there is left from before a removal. */
async function removeOrphans({ home }: ClusterPlace): Promise<void> {
  const names = await readdir(home.data).catch(() => []);
  for (const name of names.filter((entry) => /^cluster-[0-9a-f]{16}/.test(entry))) {
    const path = join(home.data, name);
    await endLeftoverServer(path);
    await rm(path, { recursive: true, force: true });
  }
}

async function endLeftoverServer(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const pid = readPidFile(pidFile);
  if (pid === undefined) return;
  if (!(await endLeftover(pid, data, 'SIGINT'))) {
    throw new ServiceFailure(
      `A Postgres server (process ${String(pid)}) still runs on ${data} and can't be stopped.`,
      `Stop it (kill ${String(pid)}) and start again.`,
    );
  }
  await rm(pidFile, { force: true });
}

async function readRecord(file: string): Promise<{ name: string; password: string } | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ServiceFailure(
      `${file} can't be read: ${(error as Error).message}.`,
      'Start as the user who owns it, or remove the folder to begin anew.',
    );
  }
  return JSON.parse(text) as { name: string; password: string };
}

function missing(data: string, dataDir: string): ServiceFailure {
  return new ServiceFailure(
    `The database of ${dataDir} is not in ${data}, where it should be.`,
    `Bring it back there, or remove ${dataDir} to begin with an empty one.`,
  );
}

function notOurs(data: string, uid: number): ServiceFailure {
  return new ServiceFailure(
    `The database in ${data} belongs to another user (id ${String(uid)}).`,
    'Start as that user or as root, or remove the folder to begin anew.',
  );
}
