import { migrate } from '@bylaw/persistence';
import pg from 'pg';
import { APP_NAMES, type AppName } from './app-names.js';
import type { Credentials } from './credentials.js';
import { LaunchFailure } from './launch-failure.js';

const DATABASE = 'bylaw';

/** Which group role of the schema an app acts as (I2). */
const GROUP_ROLES: Readonly<Record<AppName, string>> = {
  gateway: 'bylaw_gateway',
  'agent-hub': 'bylaw_hub',
  'policy-worker': 'bylaw_policy_worker',
  'trainer-worker': 'bylaw_trainer',
};

/** A database with the current schema: the owner's address, and what each app connects with. */
export interface PreparedDatabase {
  readonly ownerUrl: string;
  readonly appUrls: Readonly<Record<AppName, string>>;
}

/** Migrates a database that was given. Its one login serves every app, each of which takes its own role. */
export async function prepareGivenDatabase(url: string): Promise<PreparedDatabase> {
  await bringUpToDate(url);
  return { ownerUrl: url, appUrls: forEveryApp(() => url) };
}

/**
 * Makes and migrates our database on a private server, with a login for each app that has only that app's rights, so
 * that no app process holds another's credentials.
 */
export async function preparePrivateDatabase(
  serverUrl: string,
  passwords: Credentials['databasePasswords'],
): Promise<PreparedDatabase> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
  const ownerUrl = withParts(serverUrl, { pathname: `/${DATABASE}` });
  await bringUpToDate(ownerUrl);
  await withClient(ownerUrl, async (client) => {
    for (const app of APP_NAMES) await makeLogin(client, app, passwords[app]);
  });
  const loginUrl = (app: AppName): string =>
    withParts(ownerUrl, { username: loginName(app), password: passwords[app] });
  return { ownerUrl, appUrls: forEveryApp(loginUrl) };
}

async function bringUpToDate(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    throw new LaunchFailure(
      `The database schema could not be brought up to date: ${(error as Error).message}\n` +
        'The database user must own the database and be allowed to create roles; PostgreSQL must be 15 or newer.',
    );
  }
}

async function makeLogin(client: pg.Client, app: AppName, password: string): Promise<void> {
  const login = loginName(app);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${login} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  await client.query(`GRANT ${GROUP_ROLES[app]} TO ${login}`);
}

function loginName(app: AppName): string {
  return `${GROUP_ROLES[app]}_login`;
}

function forEveryApp(urlOf: (app: AppName) => string): PreparedDatabase['appUrls'] {
  return {
    gateway: urlOf('gateway'),
    'agent-hub': urlOf('agent-hub'),
    'policy-worker': urlOf('policy-worker'),
    'trainer-worker': urlOf('trainer-worker'),
  };
}

function withParts(url: string, parts: { pathname?: string; username?: string; password?: string }): string {
  return Object.assign(new URL(url), parts).href;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
