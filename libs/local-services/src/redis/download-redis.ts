import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command.js';
import { ServiceFailure } from '../service-failure.js';
import { isExecutable, isUsable, type RedisProgram } from './locate-redis.js';

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
  const folders = searchPath.split(delimiter);
  const found = INSTALL_COMMANDS.find(([tool]) => folders.some((folder) => isExecutable(join(folder, tool))));
  const rights = process.getuid?.() === 0 || found?.[0] === 'brew' ? '' : 'sudo ';
  const remedy = found ? `Install it with \`${rights}${found[1]}\`` : 'Install Redis 6.2 or newer';
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
  const folders = searchPath.split(delimiter);
  const hasTools = ['apt-get', 'dpkg'].every((tool) =>
    folders.some((entry) => isExecutable(join(entry, tool))),
  );
  if (!hasTools || !existsSync('/etc/debian_version')) throw redisMissing('', searchPath);
  log('No redis-server on the PATH: downloading the packages of this system (nothing is installed on it) …');
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, 'download-'));
  try {
    const problem = await fetchPackages(scratch);
    if (problem !== undefined)
      throw redisMissing(`, and its packages can't be downloaded: ${problem}`, searchPath);
    await rm(unpacked, { recursive: true, force: true });
    await rename(join(scratch, 'unpacked'), unpacked).catch(() => undefined);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const program = await unpackedRedis(unpacked);
  if (!program) throw redisMissing(', and the downloaded one does not run', searchPath);
  return program;
}

async function unpackedRedis(folder: string): Promise<RedisProgram | undefined> {
  const libraries: string[] = [];
  for (const base of [join(folder, 'usr', 'lib'), join(folder, 'lib')]) {
    const names = await readdir(base).catch(() => []);
    libraries.push(...names.filter((name) => name.includes('-linux-')).map((name) => join(base, name)), base);
  }
  const env = { LD_LIBRARY_PATH: libraries.join(delimiter) };
  const program = { command: join(folder, 'usr', 'bin', 'redis-server'), env };
  return isExecutable(program.command) && (await isUsable(program)) ? program : undefined;
}

/** Downloads and unpacks into `scratch/unpacked`; answers what went wrong, if anything did. */
async function fetchPackages(scratch: string): Promise<string | undefined> {
  const archives = join(scratch, 'cache', 'archives');
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(scratch, 'state', 'lists', 'partial'), { recursive: true });
  const settings = [
    `Dir::State=${join(scratch, 'state')}`,
    `Dir::State::lists=${join(scratch, 'state', 'lists')}`,
    `Dir::Cache=${join(scratch, 'cache')}`,
    `Dir::Cache::archives=${archives}`,
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
    ...(process.getuid?.() === 0 ? ['APT::Sandbox::User=root'] : []),
  ].flatMap((setting) => ['-o', setting]);
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (cwd: string, ...args: string[]) =>
    runCommand('apt-get', [...settings, '-y', ...args], { env, cwd });
  const packages = ['redis-server', 'redis-tools'];
  const update = await apt(scratch, 'update');
  const install = ['install', '--download-only', '--reinstall', '--no-install-recommends', ...packages];
  let fetched = await apt(scratch, ...install);
  if (!(await hasPackage(archives, 'redis-tools'))) fetched = await apt(archives, 'download', ...packages);
  if (!(await hasPackage(archives, 'redis-tools'))) return firstError(`${update.output}\n${fetched.output}`);
  for (const name of (await readdir(archives)).filter((entry) => entry.endsWith('.deb'))) {
    const { code, output } = await runCommand('dpkg', [
      '-x',
      join(archives, name),
      join(scratch, 'unpacked'),
    ]);
    if (code !== 0) return output.trim();
  }
  return undefined;
}

async function hasPackage(folder: string, name: string): Promise<boolean> {
  return (await readdir(folder)).some((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
}

function firstError(output: string): string {
  const lines = output.split('\n');
  const problems = [/Failed to fetch|Could not (resolve|connect)/, /^E:/, /^W:/].map((pattern) =>
    lines.find((line) => pattern.test(line)),
  );
  return problems.find((line) => line !== undefined)?.trim() ?? 'apt-get gave no reason';
}
