import { randomUUID } from 'node:crypto';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { TrainerHistoryReader } from './trainer-history-reader.js';

const TRAINER = { kind: 'trainer', id: 'trainer', name: 'trainer' };
const OPERATOR = { kind: 'operator', id: randomUUID(), name: 'ada' };

describe('the trainer’s history', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeEach(async () => {
    database = await testDatabase();
    const role = DATABASE_ROLES['trainer-worker'];
    source = createDataSource({ url: database.url, role, applicationName: 'test' });
    await source.initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await database.drop();
  });

  const read = () => new TrainerHistoryReader(source).read();
  const change = <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => withClient(database.url, use);

  interface Suggested {
    readonly status: string;
    readonly proposer?: object;
    readonly patterns?: readonly string[];
    readonly evidence?: object | null;
    /** Minutes after the first. */
    readonly minute?: number;
  }

  async function suggest(client: pg.Client, suggested: Suggested): Promise<string> {
    const { status, proposer = TRAINER, patterns = [], evidence = null, minute = 0 } = suggested;
    const id = randomUUID();
    const diff = { add: patterns.map((pattern) => ({ pattern, effect: 'deny' })), remove: [] };
    await client.query(
      `INSERT INTO suggestions (id, status, proposed_by, proposer, proposed_at, diff, content_hash, base_version,
         evidence, expires_at)
       VALUES ($1, $2, 'x', $3, $4, $5, $7, 0, $6, now())`,
      [id, status, proposer, new Date(Date.UTC(2026, 0, 1, 0, minute)), diff, evidence, randomUUID()],
    );
    return id;
  }

  async function adopt(client: pg.Client, version: number, suggestion: string): Promise<string> {
    const rule = randomUUID();
    await client.query(
      `INSERT INTO policy_versions (version, kind, suggestion_id, author, created_at, added, removed)
       VALUES ($1, 'apply', $2, 'ada', now(), $3, '[]')`,
      [version, suggestion, [rule]],
    );
    await client.query(
      `INSERT INTO rules (id, pattern, effect, mode, target, locked, added_by, added_at, added_in_version)
       VALUES ($1, 'x', 'deny', 'enforce', 'command', false, 'ada', now(), $2)`,
      [rule, version],
    );
    await client.query(`UPDATE suggestions SET status = 'applied', applied_version = $1 WHERE id = $2`, [
      version,
      suggestion,
    ]);
    return rule;
  }

  it('is empty at first', async () => {
    expect(await read()).toEqual({ ownRuleIds: [], rejected: [] });
  });

  it('knows the rules that came from its own suggestions, and of no others', async () => {
    const own = await change(async (client) => {
      const rule = await adopt(client, 1, await suggest(client, { status: 'pending' }));
      await adopt(client, 2, await suggest(client, { status: 'pending', proposer: OPERATOR }));
      return rule;
    });
    expect(await read()).toEqual({ ownRuleIds: [own], rejected: [] });
  });

  it('remembers what people rejected of its own, with the support that it had, newest first', async () => {
    const evidence = { rules: [{ pattern: 'a', support: 7 }, { pattern: 'b' }] };
    await change(async (client) => {
      await suggest(client, { status: 'rejected', patterns: ['a', 'b'], evidence });
      await suggest(client, { status: 'rejected', patterns: ['c'], minute: 1 });
      await suggest(client, { status: 'rejected', patterns: ['d'], proposer: OPERATOR });
      await suggest(client, { status: 'superseded', patterns: ['e'] });
      await suggest(client, { status: 'pending', patterns: ['f'] });
    });
    expect((await read()).rejected).toEqual([
      { pattern: 'c', support: Number.MAX_SAFE_INTEGER },
      { pattern: 'a', support: 7 },
      { pattern: 'b', support: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it('remembers the newest 200 that were rejected', async () => {
    await change(async (client) => {
      for (let minute = 0; minute < 201; minute += 1)
        await suggest(client, { status: 'rejected', patterns: [`p${minute}`], minute });
    });
    const patterns = (await read()).rejected.map(({ pattern }) => pattern);
    expect(patterns).toHaveLength(200);
    expect(patterns[0]).toBe('p200');
    expect(patterns).not.toContain('p0');
  });
});
