import { DATABASE_ROLES, migrate } from '@bylaw/persistence';
import pg from 'pg';
import { APP_NAMES, type AppName } from './app-names.js';
import type { Credentials } from './credentials.js';
import { LaunchFailure } from './launch-failure.js';

const DATABASE = 'bylaw';

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
  await makeLogins(ownerUrl, passwords);
  const loginUrl = (app: AppName): string =>
    withParts(ownerUrl, { username: loginName(app), password: passwords[app] });
  return { ownerUrl, appUrls: forEveryApp(loginUrl) };
}

/**
 * Brings the schema up to date as the owner of the database.
 * @throws LaunchFailure with what Postgres said.
 */
export async function bringUpToDate(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    throw new LaunchFailure(
      `The database schema could not be brought up to date: ${(error as Error).message}\n` +
        'The database user must own the database and be allowed to create roles; PostgreSQL must be 15 or newer.',
    );
  }
}

/** Gives each app whose password is known a login of its own, with that password and only that app's rights. */
export async function makeLogins(
  ownerUrl: string,
  passwords: Readonly<Partial<Record<AppName, string>>>,
): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    for (const app of APP_NAMES) {
      const password = passwords[app];
      if (password !== undefined) await makeLogin(client, app, password);
    }
  });
}

async function makeLogin(client: pg.Client, app: AppName, password: string): Promise<void> {
  const login = loginName(app);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${login} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  await client.query(`GRANT ${DATABASE_ROLES[app]} TO ${login}`);
}

function loginName(app: AppName): string {
  return `${DATABASE_ROLES[app]}_login`;
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
