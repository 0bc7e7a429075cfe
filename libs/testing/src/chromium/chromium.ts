import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  downloadPackages,
  hasDebianPackages,
  installRemedy,
  isExecutable,
  programsOnPath,
  runCommand,
  unpackedLibraries,
} from '@bylaw/local-services';

/** A browser program and what must be in its environment, beside what is there, for it to run. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where a browser is looked for, and where it is put when there is none. */
export interface ChromiumOptions {
  /** Folders to look in, as in the variable PATH, which it is unless given. */
  readonly searchPath?: string;
  /** Where downloaded packages are kept for the next run; the project's `.bylaw/chromium` unless given. */
  readonly folder?: string;
  /** Takes lines about a download, which may take a minute; they go to the terminal unless given. */
  readonly log?: (line: string) => void;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The browser, and a font, without which it ends when it has to draw a letter. */
const PACKAGES = ['chromium', 'chromium-common', 'fonts-dejavu-core'];

/** How Chromium is installed with the package manager that this system has. Ubuntu's package is a snap. */
const INSTALL_COMMANDS: readonly (readonly [string, string])[] = [
  ['snap', 'snap install chromium'],
  ['apt-get', 'apt-get install -y chromium'],
  ['dnf', 'dnf install -y chromium'],
  ['zypper', 'zypper install -y chromium'],
  ['pacman', 'pacman -S --noconfirm chromium'],
  ['apk', 'apk add chromium'],
];

/**
 * The Chromium or Chrome of this system; on Debian without one, the distribution's packages, downloaded once and
 * unpacked within the project: no root, nothing installed on the system.
 * @throws Error that says how to install one, where there is none and none to download.
 */
export async function chromium({
  searchPath = process.env['PATH'] ?? '',
  folder = resolve(import.meta.dirname, '../../../../.bylaw/chromium'),
  log = (line) => void process.stderr.write(`${line}\n`),
}: ChromiumOptions = {}): Promise<Chromium> {
  const found = (await installedChromium(searchPath)) ?? (await unpackedChromium(folder));
  if (found) return found;
  if (!hasDebianPackages(searchPath)) throw missing('', searchPath);
  log(
    'No Chromium on the PATH: downloading the packages of this system for the browser tests (nothing is installed on it) …',
  );
  const problem = await downloadPackages({ names: PACKAGES, folder, log });
  if (problem !== undefined) throw missing(`, and its packages can't be downloaded: ${problem}`, searchPath);
  const downloaded = await unpackedChromium(folder);
  if (!downloaded) throw missing(', and the downloaded one does not run', searchPath);
  return downloaded;
}

function missing(reason: string, searchPath: string): Error {
  const remedy = installRemedy(INSTALL_COMMANDS, searchPath) ?? 'Install Chromium or Google Chrome';
  return new Error(`There is no chromium or google-chrome on the PATH${reason}. ${remedy}.`);
}

async function installedChromium(searchPath: string): Promise<Chromium | undefined> {
  for (const executablePath of NAMES.flatMap((name) => programsOnPath(name, searchPath))) {
    const program = { executablePath, env: {} };
    if (await runs(program)) return program;
  }
  return undefined;
}

async function unpackedChromium(folder: string): Promise<Chromium | undefined> {
  const unpacked = join(folder, 'unpacked');
  // Not the script in `usr/bin`, which starts what is installed on the system.
  const executablePath = join(unpacked, 'usr', 'lib', 'chromium', 'chromium');
  if (!isExecutable(executablePath)) return undefined;
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, fontSettings(folder, [join(unpacked, 'usr', 'share', 'fonts'), '/usr/share/fonts']));
  const env = { LD_LIBRARY_PATH: await unpackedLibraries(unpacked), FONTCONFIG_FILE: fonts };
  const program = { executablePath, env };
  return (await runs(program)) ? program : undefined;
}

function fontSettings(folder: string, places: readonly string[]): string {
  const asText = (path: string) => path.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...places.map((place) => `<dir>${asText(place)}</dir>`),
    `<cachedir>${asText(join(folder, 'font-cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** What only says how to install itself, as Ubuntu's `chromium-browser` does, does not run. */
async function runs({ executablePath, env }: Chromium): Promise<boolean> {
  const { code, output } = await runCommand(executablePath, ['--version'], {
    env: { ...process.env, ...env },
  });
  return code === 0 && /Chrom(e|ium)\b.* \d+\./.test(output);
}
