import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { programsOnPath } from '../is-executable.js';
import { runCommand } from '../run-command.js';

/** Which packages of the distribution are wanted, and where. */
export interface PackagesWanted {
  readonly names: readonly string[];
  /** What is in the packages is put into its folder `unpacked`, in place of what was there. */
  readonly folder: string;
  /** Takes lines about the size of the download and its larger parts. */
  readonly log?: (line: string) => void;
}

/** Whether this is Debian, Ubuntu or alike, with the tools for their packages on the search path. */
export function hasDebianPackages(searchPath: string): boolean {
  const hasTools = ['apt-get', 'dpkg'].every((tool) => programsOnPath(tool, searchPath).length > 0);
  return hasTools && existsSync('/etc/debian_version');
}

/**
 * Downloads packages of the distribution and the libraries that this system lacks for them, and unpacks them. Needs
 * no root and installs nothing on the system. Answers what went wrong, if anything did.
 */
export async function downloadPackages(wanted: PackagesWanted): Promise<string | undefined> {
  const unpacked = join(wanted.folder, 'unpacked');
  await mkdir(wanted.folder, { recursive: true });
  const scratch = await mkdtemp(join(wanted.folder, 'download-'));
  try {
    const problem = await fetchPackages(wanted, scratch);
    if (problem !== undefined) return problem;
    await rm(unpacked, { recursive: true, force: true });
    // Who downloads at the same time may have put his there meanwhile; it is as good.
    await rename(join(scratch, 'unpacked'), unpacked).catch(() => undefined);
    return undefined;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Downloads and unpacks into `scratch/unpacked`; answers what went wrong, if anything did. */
async function fetchPackages(
  { names, log = () => undefined }: PackagesWanted,
  scratch: string,
): Promise<string | undefined> {
  const archives = join(scratch, 'cache', 'archives');
  await mkdir(join(archives, 'partial'), { recursive: true });
  await mkdir(join(scratch, 'state', 'lists', 'partial'), { recursive: true });
  const settings = aptSettings(scratch, archives);
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (cwd: string, ...args: string[]) =>
    runCommand('apt-get', [...settings, '-y', ...args], { env, cwd, onOutput: announceLarge(log) });
  const update = await apt(scratch, 'update');
  const install = ['install', '--download-only', '--reinstall', '--no-install-recommends', ...names];
  let fetched = await apt(scratch, ...install);
  if (!(await hasAll(archives, names))) fetched = await apt(archives, 'download', ...names);
  if (!(await hasAll(archives, names))) return firstError(`${update.output}\n${fetched.output}`);
  for (const name of (await readdir(archives)).filter((entry) => entry.endsWith('.deb'))) {
    const archive = join(archives, name);
    const { code, output } = await runCommand('dpkg', ['-x', archive, join(scratch, 'unpacked')]);
    if (code !== 0) return output.trim();
    await rm(archive);
  }
  return undefined;
}

/** Everything that apt-get writes goes to the scratch folder; what is installed it reads from the system. */
function aptSettings(scratch: string, archives: string): string[] {
  return [
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
}

/** Tells the size of the whole and of each package of a megabyte or more, as apt-get comes to it. */
function announceLarge(log: (line: string) => void): (output: string) => void {
  return (output) => {
    for (const [, total, name, size] of output.matchAll(
      /^Need to get (.+) of archives|^Get:\d+ \S+ \S+ \S+ (\S+) \S+ \S+ \[(.+ MB)\]/gm,
    )) {
      log(total === undefined ? `  ${name ?? ''} (${size ?? ''})` : `  ${total} in all`);
    }
  };
}

async function hasAll(folder: string, names: readonly string[]): Promise<boolean> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.deb'));
  return names.every((name) => files.some((file) => file.startsWith(`${name}_`)));
}

function firstError(output: string): string {
  const lines = output.split('\n');
  const problems = [/Failed to fetch|Could not (resolve|connect)/, /^E:/, /^W:/].map((pattern) =>
    lines.find((line) => pattern.test(line)),
  );
  return problems.find((line) => line !== undefined)?.trim() ?? 'apt-get gave no reason';
}
