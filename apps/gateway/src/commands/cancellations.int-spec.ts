import { QUEUES, REDIS_KEYS } from '@bylaw/contracts';
import { producerConnection, type RedisConnection } from '@bylaw/jobs';
import { testDatabase, testRedis, until, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('replays that nobody has answered yet', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let direct: RedisConnection;
  let queue: Queue;
  let tokens: Record<'vera' | 'eve' | 'ada', string>;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    fixture = new GatewayFixture(stores);
    gateway = await fixture.start();
    direct = producerConnection(redis.url, () => undefined);
    queue = new Queue(QUEUES.policyCommands, { connection: { url: redis.url }, prefix: redis.prefix });
    tokens = {
      vera: (await fixture.operator('viewer', 'vera')).token,
      eve: (await fixture.operator('viewer', 'eve')).token,
      ada: (await fixture.operator('approver', 'ada')).token,
    };
  });
  afterAll(async () => {
    await queue.close();
    direct.disconnect();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const as = (who: keyof typeof tokens, method: string, path: string, body?: unknown): Promise<Answer> =>
    call(gateway, method, path, { token: tokens[who], body });
  const ask = async (): Promise<string> =>
    (await as('vera', 'POST', '/v1/replays', { diff: { add: [{ pattern: 'x', effect: 'deny' }] } })).body
      .commandId;
  const isCancelled = async (commandId: string): Promise<boolean> =>
    (await direct.exists(`${redis.prefix}:${REDIS_KEYS.replayCancelled}:${commandId}`)) === 1;

  it('show their progress', async () => {
    const commandId = await ask();
    const look = async () => (await as('vera', 'GET', `/v1/commands/${commandId}`)).body;
    expect(await look()).toEqual({ commandId, status: 'queued' });
    await (await queue.getJob(commandId))?.updateProgress({ done: 3, total: 10 });
    expect(await look()).toEqual({ commandId, status: 'queued', progress: { done: 3, total: 10 } });
  });

  it('are cancelled by who asked, and by an approver, but by no other viewer', async () => {
    const [own, others] = [await ask(), await ask()];
    const refused = await as('eve', 'DELETE', `/v1/commands/${own}`);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 403, code: 'forbidden' });
    expect(await isCancelled(own)).toBe(false);
    expect((await as('vera', 'DELETE', `/v1/commands/${own}`)).status).toBe(204);
    expect((await as('ada', 'DELETE', `/v1/commands/${others}`)).status).toBe(204);
    expect([await isCancelled(own), await isCancelled(others)]).toEqual([true, true]);
  });

  it('are not cancelled when they have ended, and other commands never are', async () => {
    const ended = await ask();
    const result = { ok: true, body: null };
    await fixture.insert('commands', { id: ended, name: 'replay', result, finished_at: new Date() });
    const pinned = await as('ada', 'POST', '/v1/pinned-cases', { command: 'ls', expect: 'allow' });
    for (const commandId of [ended, pinned.body.commandId]) {
      const { status, body } = await as('ada', 'DELETE', `/v1/commands/${commandId}`);
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'command_not_cancellable' });
      expect(await isCancelled(commandId)).toBe(false);
    }
  });

  it('are cancelled when their caller goes away, and not when it was told where to look', async () => {
    const patient = await fixture.start({ replayWaitMs: 60_000 });
    const controller = new AbortController();
    const gone = fetch(`${patient.url}/v1/replays`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.vera}`, 'content-type': 'application/json' },
      body: JSON.stringify({ diff: { add: [{ pattern: 'gone', effect: 'deny' }] } }),
      signal: controller.signal,
    }).catch((error: unknown) => error);
    const job = await until(async () =>
      (await queue.getJobs(['waiting'])).find(({ data }) => JSON.stringify(data).includes('"gone"')),
    );
    controller.abort();
    await gone;
    expect(await until(() => isCancelled(String(job.id)))).toBe(true);
    expect(await isCancelled(await ask())).toBe(false);
  });
});
