import { join } from 'node:path';
import { downloadPackages, hasDebianPackages } from '../debian/download-packages.js';
import { unpackedLibraries } from '../debian/unpacked-libraries.js';
import { installRemedy } from '../install-remedy.js';
import { isExecutable } from '../is-executable.js';
import { ServiceFailure } from '../service-failure.js';
import { isUsable, type RedisProgram } from './locate-redis.js';

/** How Redis is installed with the package manager that this system has. */
const INSTALL_COMMANDS: readonly (readonly [string, string])[] = [
  ['apt-get', 'apt-get install -y redis-server'],
  ['dnf', 'dnf install -y valkey'],
  ['yum', 'yum install -y redis'],
  ['zypper', 'zypper install -y redis'],
  ['pacman', 'pacman -S --noconfirm valkey'],
  ['apk', 'apk add redis'],
  ['brew', 'brew install redis'],
];

/** The failure of a system without Redis, with the one command that installs it there. */
export function redisMissing(reason: string, searchPath: string): ServiceFailure {
  const remedy = installRemedy(INSTALL_COMMANDS, searchPath) ?? 'Install Redis 6.2 or newer';
  return new ServiceFailure(
    `There is no redis-server or valkey-server on the PATH${reason}.`,
    `${remedy}, or set REDIS_URL.`,
  );
}

/**
 * On Debian and Ubuntu: downloads the distribution's Redis and the libraries that this system lacks, and unpacks them
 * under `folder`. Needs no root and installs nothing on the system. Downloads only once.
 * @throws ServiceFailure elsewhere, or when the packages can't be had.
 */
export async function downloadRedis(
  folder: string,
  searchPath: string,
  log: (line: string) => void,
): Promise<RedisProgram> {
  const unpacked = join(folder, 'unpacked');
  const ready = await unpackedRedis(unpacked);
  if (ready) return ready;
  if (!hasDebianPackages(searchPath)) throw redisMissing('', searchPath);
  log('No redis-server on the PATH: downloading the packages of this system (nothing is installed on it) …');
  const problem = await downloadPackages({ names: ['redis-server', 'redis-tools'], folder });
  if (problem !== undefined)
    throw redisMissing(`, and its packages can't be downloaded: ${problem}`, searchPath);
  const program = await unpackedRedis(unpacked);
  if (!program) throw redisMissing(', and the downloaded one does not run', searchPath);
  return program;
}

async function unpackedRedis(folder: string): Promise<RedisProgram | undefined> {
  const command = join(folder, 'usr', 'bin', 'redis-server');
  if (!isExecutable(command)) return undefined;
  const program = { command, env: { LD_LIBRARY_PATH: await unpackedLibraries(folder) } };
  return (await isUsable(program)) ? program : undefined;
}
