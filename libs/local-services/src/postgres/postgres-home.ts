import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { runCommand } from '../run-command.js';
import { ServiceFailure } from '../service-failure.js';
import type { PostgresFiles } from './locate-postgres.js';
import type { ServerAccount } from './server-account.js';

/** Where Postgres lives: its programs, and the folder under which its data lies. */
export interface PostgresHome {
  readonly programs: string;
  readonly data: string;
}

/** What decides where Postgres lives. */
export interface PostgresPlace {
  readonly files: PostgresFiles;
  readonly dataDir: string;
  readonly projectDir: string;
  readonly account: ServerAccount | undefined;
  readonly log: (line: string) => void;
}

const ELSEWHERE = '/var/lib/bylaw';

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/**
 * Chooses places that the server's user can enter: those inside the project, or else, when root's project folder is
 * closed to that user, a folder under /var/lib/bylaw, which is said in one line.
 */
export async function postgresHome(place: PostgresPlace): Promise<PostgresHome> {
  await mkdir(place.dataDir, { recursive: true });
  if (place.account === undefined) return { programs: place.files.folder, data: place.dataDir };
  await chmod(place.dataDir, 0o711);
  const elsewhere = join(ELSEWHERE, hashOf(place.projectDir));
  const canRun = await isRunnable(place.files.folder, place.account);
  const canEnter = (await runCommand('/bin/sh', ['-c', 'cd "$1"', 'sh', place.dataDir], place)).code === 0;
  const programs = canRun ? place.files.folder : await copyPrograms(place, elsewhere);
  if (canEnter) return { programs, data: place.dataDir };
  const data = join(elsewhere, hashOf(place.dataDir));
  await makeEnterable(elsewhere, data);
  place.log(
    `The user "${place.account.name}", whom Postgres runs as, can't enter ${place.dataDir}: ` +
      `its data is kept in ${data}.`,
  );
  return { programs, data };
}

async function isRunnable(folder: string, account: ServerAccount): Promise<boolean> {
  const postgres = await runCommand(join(folder, 'bin', 'postgres'), ['--version'], { account });
  const shared = await runCommand('/bin/sh', ['-c', 'cd "$1"', 'sh', join(folder, 'share')], { account });
  return postgres.code === 0 && shared.code === 0;
}

async function makeEnterable(...folders: readonly string[]): Promise<void> {
  try {
    for (const folder of [ELSEWHERE, ...folders]) {
      await mkdir(folder, { recursive: true });
      await chmod(folder, 0o711);
    }
  } catch (error) {
    throw new ServiceFailure(
      `Postgres can't run as root, and the user it runs as can't enter the project's folder; ` +
        `no folder could be made for it under ${ELSEWHERE}: ${(error as Error).message}.`,
      'Let others enter the project’s folder, or start as an ordinary user, or set DATABASE_URL.',
    );
  }
}

async function copyPrograms({ files, account }: PostgresPlace, elsewhere: string): Promise<string> {
  const target = join(elsewhere, `postgresql-${files.version}`);
  if (account && (await isRunnable(target, account))) return target;
  await makeEnterable(elsewhere);
  const fresh = `${target}.${String(process.pid)}`;
  const script = 'cp -RP "$1" "$2" && chmod -R a+rX "$2"';
  const { code, output } = await runCommand('/bin/sh', ['-c', script, 'sh', files.folder, fresh]);
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new ServiceFailure(
      `Postgres can't run as root, and its programs could not be copied to ${elsewhere}: ${output.trim()}`,
      'Make room or give write access there, or start as an ordinary user, or set DATABASE_URL.',
    );
  }
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await stat(target).catch(() => undefined))) throw error;
  });
  return target;
}
