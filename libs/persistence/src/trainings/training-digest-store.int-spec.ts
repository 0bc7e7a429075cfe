import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, until, withClient, type TestDatabase } from '@bylaw/testing';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import type { IdRange } from './id-range.js';
import { LabelledActionReader } from './labelled-action-reader.js';
import { TrainingDigestReader } from './training-digest-reader.js';
import { TrainingDigestStore, type DigestBlock } from './training-digest-store.js';

const FORMAT = 'test-1';
const AT = new Date('2026-01-02T03:04:05.000Z');
const idOf = (index: number): string => `0192f0c1-0000-7000-8000-${String(index).padStart(12, '0')}`;
const WHOLE: IdRange = { after: null, upTo: idOf(999) };

describe('digests of telemetry', () => {
  let database: TestDatabase;
  let source: DataSource;
  let store: TrainingDigestStore;
  let reader: TrainingDigestReader;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    const role = DATABASE_ROLES['trainer-worker'];
    source = createDataSource({ url: database.url, role, applicationName: 'test' });
    await source.initialize();
    store = new TrainingDigestStore(source);
    reader = new TrainingDigestReader(source);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  beforeEach(async () => {
    await client.query('TRUNCATE actions, action_labels, action_outcomes, reviews, training_digest_blocks');
    for (let index = 1; index <= 5; index += 1) await insertAction(client, index);
  });
  afterAll(async () => {
    await client.end();
    await source.destroy();
    await database.drop();
  });

  async function insertAction(by: pg.Client, index: number): Promise<void> {
    await by.query(
      `INSERT INTO actions (id, ts, source, tool, command) VALUES ($1, $2, 'agent', 'shell', $3)`,
      [idOf(index), new Date(AT.getTime() + index), `ls ${index}`],
    );
    await by.query(
      `INSERT INTO action_labels (action_id, label, author, labelled_at) VALUES ($1, 'safe', 'test', now())`,
      [idOf(index)],
    );
  }

  /** A block for each page, of the ids read. */
  async function* blocks(manager: EntityManager, range = WHOLE): AsyncGenerator<DigestBlock> {
    const slice = { ...range, since: null, until: null };
    for await (const rows of new LabelledActionReader(source).pages(slice, manager)) {
      const times = rows.map(({ ts }) => ts.getTime());
      yield {
        data: Buffer.from(rows.map(({ id }) => id).join()),
        actions: rows.length,
        firstTs: new Date(Math.min(...times)),
        lastTs: new Date(Math.max(...times)),
      };
    }
  }

  const build = (range = WHOLE): Promise<boolean> =>
    store.build({ id: randomUUID(), format: FORMAT, at: AT, ...range }, (manager) => blocks(manager, range));

  it('are found and read once they are built', async () => {
    expect(await reader.find(FORMAT, WHOLE)).toBeNull();
    expect(await build()).toBe(true);
    const digest = await reader.find(FORMAT, WHOLE);
    expect(digest).toMatchObject({ actions: 5, blocks: 1, firstTs: new Date(AT.getTime() + 1) });
    expect(await reader.list(FORMAT)).toEqual([digest]);
    expect(String(await reader.block(digest?.id ?? '', 0))).toBe([1, 2, 3, 4, 5].map(idOf).join());
    expect(await reader.list('other')).toEqual([]);
    expect(await build()).toBe(false);
    expect(await reader.list(FORMAT)).toEqual([digest]);
  });

  it.each([
    [
      'a new action',
      `INSERT INTO actions (id, ts, source, tool, command) VALUES ($1, now(), 'import', 'shell', 'x')`,
    ],
    [
      'a label',
      `INSERT INTO action_labels (action_id, label, author, labelled_at) VALUES ($1, 'safe', 't', now())`,
    ],
    ['an outcome', `INSERT INTO action_outcomes (action_id, reported_at, score) VALUES ($1, now(), 90)`],
    [
      'a review',
      `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
       VALUES ($1, $1, 'shell', 'x', 'x', 0, now(), now())`,
    ],
  ])('are gone as soon as %s of theirs is stored, others stay', async (_, statement) => {
    const later = { after: idOf(999), upTo: idOf(2_000) };
    expect(await build()).toBe(true);
    expect(await build(later)).toBe(true);
    await client.query(statement, [idOf(6)]);
    const left = await reader.list(FORMAT);
    expect(left.map(({ upTo }) => upTo)).toEqual([later.upTo]);
  });

  it.each([
    ['a label is changed', `UPDATE action_labels SET label = 'unsafe' WHERE action_id = $1`],
    ['a label is removed', `DELETE FROM action_labels WHERE action_id = $1`],
    ['an action is removed', `DELETE FROM actions WHERE id = $1`],
    ['an action is changed', `UPDATE actions SET command = 'x' WHERE id = $1`],
    ['a label moves away', `UPDATE action_labels SET action_id = gen_random_uuid() WHERE action_id = $1`],
  ])('are gone when %s', async (_, statement) => {
    await build();
    const digest = await reader.find(FORMAT, WHOLE);
    await client.query(statement, [idOf(3)]);
    expect(await reader.find(FORMAT, WHOLE)).toBeNull();
    expect(await reader.block(digest?.id ?? '', 0)).toBeNull();
  });

  it('stay when the change is taken back, or is of others', async () => {
    await build();
    await client.query('BEGIN');
    await insertAction(client, 7);
    expect(await reader.list(FORMAT)).toHaveLength(1);
    await client.query('ROLLBACK');
    await insertAction(client, 1_000);
    expect(await reader.list(FORMAT)).toHaveLength(1);
  });

  it('are gone when a table is emptied', async () => {
    await build();
    await client.query('TRUNCATE reviews');
    expect(await reader.list(FORMAT)).toEqual([]);
  });

  it('do not come to be when their telemetry is changed while they are made', async () => {
    const built = store.build(
      { id: randomUUID(), format: FORMAT, at: AT, ...WHOLE },
      async function* (manager) {
        yield* blocks(manager);
        await insertAction(client, 8);
      },
    );
    expect(await built).toBe(false);
    expect(await reader.list(FORMAT)).toEqual([]);
    expect(await count('training_digests')).toBe(0);
  });

  it('wait for a change that is not committed yet, and do not come to be then', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const built = store.build(
      { id: randomUUID(), format: FORMAT, at: AT, ...WHOLE },
      async function* (manager) {
        yield* blocks(manager);
        await other.query('BEGIN');
        await insertAction(other, 9);
      },
    );
    await until(async () => (await waitingForLocks()) > 0);
    await other.query('COMMIT');
    expect(await built).toBe(false);
    await other.end();
  });

  it('hold what a transaction wrote that was begun before they were registered', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('BEGIN');
    await insertAction(other, 10);
    const built = build();
    await until(async () => (await count('training_digests')) === 1);
    expect(await Promise.race([built, sleep(100).then(() => 'waits')])).toBe('waits');
    await other.query('COMMIT');
    expect(await built).toBe(true);
    expect(await reader.find(FORMAT, WHOLE)).toMatchObject({ actions: 6 });
    await other.end();
  });

  it('refuse telemetry that is written in another isolation, which could not see them', async () => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await expect(insertAction(client, 11)).rejects.toMatchObject({ code: '0A000' });
    await client.query('ROLLBACK');
  });

  it('are let go of when they were not used for long, with their blocks', async () => {
    await build();
    const [digest] = await reader.list(FORMAT);
    const day = (days: number): Date => new Date(AT.getTime() + days * 86_400_000);
    await store.markUsed([digest?.id ?? ''], day(3));
    await store.forget({ usedBefore: day(3), begunBefore: AT });
    expect(await reader.list(FORMAT)).toHaveLength(1);
    await store.forget({ usedBefore: day(4), begunBefore: AT });
    expect(await reader.list(FORMAT)).toEqual([]);
    expect(await count('training_digest_blocks')).toBe(0);
  });

  it('in the making are let go of when whoever made them has died', async () => {
    await client.query(
      `INSERT INTO training_digests (id, format, upto_id, registered_at, used_on) VALUES ($1, 'x', $1, $2, '2026-01-02')`,
      [randomUUID(), AT],
    );
    await store.forget({ usedBefore: new Date(0), begunBefore: AT });
    expect(await count('training_digests')).toBe(1);
    await store.forget({ usedBefore: new Date(0), begunBefore: new Date(AT.getTime() + 1) });
    expect(await count('training_digests')).toBe(0);
  });

  async function count(table: string): Promise<number> {
    return withClient(database.url, async (counter) => {
      const { rows } = await counter.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
      return Number(rows[0]?.n);
    });
  }

  async function waitingForLocks(): Promise<number> {
    const { rows } = await client.query<{ n: string }>(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return Number(rows[0]?.n);
  }
});
