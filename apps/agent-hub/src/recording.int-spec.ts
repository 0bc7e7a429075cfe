import { randomUUID } from 'node:crypto';
import {
  QUEUES,
  packActions,
  unpackActions,
  type ImportedAction,
  type RecordedAction,
} from '@bylaw/contracts';
import { JobProducer, producerConnection, workerConnection, type RedisConnection } from '@bylaw/jobs';
import { newId } from '@bylaw/platform';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { HubFixture } from './hub.fixture.js';

const action = (changes: Partial<RecordedAction> = {}): RecordedAction => ({
  id: newId(),
  agentId: randomUUID(),
  ts: '2026-01-02T03:04:05.678Z',
  tool: 'shell',
  command: 'ls',
  args: null,
  cwd: null,
  batchId: null,
  metadata: null,
  decision: 'allow',
  reason: 'because',
  policyVersion: 0,
  matched: [],
  unparsed: false,
  commandHash: 'h',
  reviewExpiresAt: null,
  ...changes,
});

const line = (changes: Partial<ImportedAction> = {}): ImportedAction => ({
  id: newId(),
  ts: '2026-01-02T03:04:05.678Z',
  eventType: null,
  tabId: null,
  batchId: null,
  tool: 'shell',
  command: 'ls',
  exitCode: null,
  stdout: null,
  stderr: null,
  score: null,
  label: null,
  metadata: null,
  ...changes,
});

describe('recording', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let producer: JobProducer;
  let connections: RedisConnection[];

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.start();
    connections = [
      producerConnection(redis.url, () => undefined),
      workerConnection(redis.url, () => undefined),
    ];
    const [connection, eventsConnection] = connections as [RedisConnection, RedisConnection];
    await until(async () => connection.status === 'ready');
    producer = new JobProducer({ connection, eventsConnection, prefix: redis.prefix });
  });
  afterAll(async () => {
    await producer.close();
    for (const connection of connections) connection.disconnect();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const rows = (table: string, column: string, id: string) =>
    fixture.sql(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]);

  it('stores an action, its hold and its outcome once, however often they are delivered (I3)', async () => {
    const held = action({ decision: 'review', reviewExpiresAt: '2026-01-02T03:14:05.678Z' });
    const outcome = {
      actionId: held.id,
      agentId: held.agentId,
      reportedAt: held.ts,
      exitCode: 0,
      stdout: 'o',
      stderr: null,
      durationMs: 2.5,
      score: 90,
    };
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await producer.addAndWait('record-outcomes', { outcomes: [outcome] }, { withinMs: 5_000 });
      await producer.addAndWait('record-actions', { actions: [held, action(), held] }, { withinMs: 5_000 });
      await producer.addAndWait(
        'record-actions',
        { packed: packActions([action(), held])! },
        { withinMs: 5_000 },
      );
    }
    expect(await rows('actions', 'id', held.id)).toHaveLength(1);
    expect(await rows('reviews', 'action_id', held.id)).toMatchObject([
      { status: 'held', command_hash: 'h' },
    ]);
    expect(await rows('action_outcomes', 'action_id', held.id)).toMatchObject([{ stdout: 'o', score: 90 }]);
  });

  it('stores the same of actions by column as of actions one by one', async () => {
    const told = action({
      command: `printf '%s\\t"{a,b}"' "$X" # ü \u{1f680}\nnull`,
      args: ['{"a":1}', '', 'null'],
      metadata: { 'k"': [null, '\\'] },
      cwd: '/srv/ä',
      batchId: '7',
      decision: 'deny',
      matched: [{ ruleId: randomUUID(), effect: 'deny', mode: 'enforce' }],
      unparsed: true,
    });
    const plain = action({ command: 'null' });
    const twins = [told, plain].map((one) => Object.assign({}, one, { id: newId() }));
    await producer.addAndWait('record-actions', { actions: [told, plain] }, { withinMs: 5_000 });
    await producer.addAndWait('record-actions', { packed: packActions(twins)! }, { withinMs: 5_000 });
    for (const [index, { id }] of [told, plain].entries()) {
      const [stored] = await rows('actions', 'id', id);
      const twin = twins[index]!.id;
      expect(await rows('actions', 'id', twin)).toEqual([{ ...stored, id: twin }]);
    }
  });

  it('refuses columns that lack a value, and payloads without actions, for good', async () => {
    const packed = packActions([action(), action()])!;
    const columns = packed.columns.with(4, 'shell');
    const add = (payload: object) => producer.addAndWait('record-actions', payload, { withinMs: 5_000 });
    await expect(add({ packed: { count: 2, columns } })).rejects.toThrow('values of columns are missing');
    await expect(add({ packed: { count: 2, columns: [] } })).rejects.toThrow('not valid');
    await expect(add({})).rejects.toThrow('not valid');
    for (const { id } of unpackActions(packed)) expect(await rows('actions', 'id', id)).toEqual([]);
    await producer.queue(QUEUES.recordActions).clean(0, 0, 'failed');
  });

  it.each([
    ['one by one', (actions: RecordedAction[]) => ({ actions })],
    ['by column', (actions: RecordedAction[]) => ({ packed: packActions(actions)! })],
  ])('keeps a row that can never be stored from blocking the others, %s', async (_, payloadOf) => {
    const good = [action(), action(), action()];
    const bad = action({ command: 'nul \0 here' });
    const payload = payloadOf([good[0]!, bad, good[1]!, good[2]!]);
    const job = producer.addAndWait('record-actions', payload, { withinMs: 5_000 });
    await expect(job).rejects.toThrow('1 of 4 rows can never be stored');
    for (const { id } of good) expect(await rows('actions', 'id', id)).toHaveLength(1);
    expect(await rows('actions', 'id', bad.id)).toEqual([]);
    const queue = producer.queue(QUEUES.recordActions);
    expect(await queue.getFailedCount()).toBe(1);
    await queue.clean(0, 0, 'failed');
  });

  it('imports lines with outcome and label, and nothing of a duplicate', async () => {
    const labelled = line({ label: 'unsafe', exitCode: 1, stderr: 'e', score: 10, metadata: { a: 1 } });
    const plain = line({ eventType: 'tool', tabId: 't', batchId: 'b' });
    const again = line({ id: plain.id, label: 'safe' });
    const job = (actions: ImportedAction[], importId: string = randomUUID()) =>
      producer.addAndWait('import-actions', { importId, actions, author: 'ana' }, { withinMs: 5_000 });
    expect(await job([labelled, plain, again])).toEqual({ imported: 2, duplicates: 1 });
    expect(await job([again, line()])).toEqual({ imported: 1, duplicates: 1 });
    expect(await rows('actions', 'id', labelled.id)).toMatchObject([
      { source: 'import', agent_id: null, decision: null, metadata: { a: 1 } },
    ]);
    expect(await rows('action_labels', 'action_id', labelled.id)).toMatchObject([
      { label: 'unsafe', author: 'ana' },
    ]);
    expect(await rows('action_outcomes', 'action_id', labelled.id)).toMatchObject([
      { exit_code: 1, stderr: 'e', score: 10 },
    ]);
    expect(await rows('action_labels', 'action_id', plain.id)).toEqual([]);
    expect(await rows('action_outcomes', 'action_id', plain.id)).toEqual([]);
  });

  it('answers an import that is delivered again as it did at first, and stores nothing twice (I3)', async () => {
    const known = line();
    const payload = { importId: randomUUID(), actions: [line(), known, known, line()], author: 'ana' };
    const deliver = () => producer.addAndWait('import-actions', payload, { withinMs: 5_000 });
    const answers = await Promise.all([deliver(), deliver(), deliver()]);
    answers.push(await deliver());
    expect(answers).toEqual(answers.map(() => ({ imported: 3, duplicates: 1 })));
    for (const { id } of payload.actions) expect(await rows('actions', 'id', id)).toHaveLength(1);
    const again = { ...payload, importId: randomUUID() };
    expect(await producer.addAndWait('import-actions', again, { withinMs: 5_000 })).toEqual({
      imported: 0,
      duplicates: 4,
    });
  });

  it('leaves no note of actions that are in Postgres', async () => {
    const [connection] = connections;
    const notes = async () => {
      const keys = await connection!.keys(`${redis.prefix}:unrecorded-jobs:*`);
      return Promise.all(keys.map((key) => connection!.zcard(key)));
    };
    await until(async () => (await notes()).every((count) => count === 0));
    expect(await notes()).toEqual([]);
  });
});
