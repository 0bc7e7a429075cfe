import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { TEMPLATE_DATABASE, testEnvironment } from './test-environment.js';
import { withClient } from './with-client.js';

const PATIENCE_MS = 2_000;

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** Address as the owner of everything in it. */
  readonly url: string;
  /**
   * Removes the database.
   * @throws Error when the test file has left a connection open: a leak in the code under test or in the test.
   */
  drop(): Promise<void>;
}

/** Clones the migrated template for one test file; takes some tens of milliseconds. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = testEnvironment('BYLAW_TEST_POSTGRES_URL');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => withClient(server, (client) => drop(client, name)) };
}

async function drop(client: pg.Client, name: string): Promise<void> {
  const leaks = await openConnections(client, name);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (leaks.length > 0) throw new Error(`Connections left open at the end of the test:\n${leaks.join('\n')}`);
}

async function openConnections(client: pg.Client, name: string): Promise<string[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ leak: string }>(
      `SELECT format('%s (%s): %s', coalesce(nullif(application_name, ''), 'unnamed'), usename, query) AS leak
         FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.leak);
    await sleep(20);
  }
}
