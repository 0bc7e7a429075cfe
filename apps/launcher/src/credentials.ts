import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { AppName } from './app-names.js';
import { LaunchFailure } from './launch-failure.js';

/** The secrets of a local system. They stay the same from one start to the next. */
export interface Credentials {
  readonly adminToken: string;
  readonly enrolmentToken: string;
  readonly redisPassword: string;
  /** Password of each app's own login to the private Postgres. */
  readonly databasePasswords: Readonly<Record<AppName, string>>;
}

/** Reads the credentials from the file, or makes them and writes it, readable by its owner only (I12). */
export async function loadCredentials(file: string): Promise<Credentials> {
  let text: string | undefined;
  try {
    text = await readFile(file, 'utf8');
    return JSON.parse(text) as Credentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new LaunchFailure(
        `${file} can't be read (${(error as Error).message}). ` +
          'Start as the user who owns it, or remove it to get new credentials.',
      );
    }
  }
  const { newToken } = await import('@bylaw/platform');
  const password = (): string => randomBytes(24).toString('base64url');
  const credentials = {
    adminToken: newToken('operator'),
    enrolmentToken: newToken('enrolment'),
    redisPassword: password(),
    databasePasswords: {
      gateway: password(),
      'agent-hub': password(),
      'policy-worker': password(),
      'trainer-worker': password(),
    },
  };
  await writeFile(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return credentials;
}
