import { randomUUID } from 'node:crypto';
import { QUEUES, REDIS_KEYS, type CommandResult } from '@bylaw/contracts';
import type { ReplayResult } from '@bylaw/policy';
import { producerConnection } from '@bylaw/jobs';
import { testDatabase, testRedis, until, withClient, type TestDatabase } from '@bylaw/testing';
import { jest } from '@jest/globals';
import { EVE, PolicyWorkerFixture } from '../policy-worker.fixture.js';
import type { PolicyWorkerSettings } from '../policy-worker-settings.js';

const MANY = 100_000;
const PATIENCE_MS = 150_000;
const DENY_LS = { add: [{ pattern: '^ls', effect: 'deny' as const }] };

describe('replays of 100,000 actions', () => {
  const redis = testRedis();
  let database: TestDatabase;
  const workers: PolicyWorkerFixture[] = [];
  jest.setTimeout(PATIENCE_MS);

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, (client) =>
      client.query(
        `INSERT INTO actions (id, ts, source, tool, command)
         SELECT gen_random_uuid(), now() - i * interval '1 second', 'import', 'shell',
                'ls /srv/' || i || ' | grep x'
           FROM generate_series(1, ${MANY}) AS i`,
      ),
    );
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  });
  afterAll(async () => {
    await database.drop();
    await redis.cleanUp();
  });

  async function start(settings: Partial<PolicyWorkerSettings> = {}): Promise<PolicyWorkerFixture> {
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    const worker = await PolicyWorkerFixture.start(services, settings);
    workers.push(worker);
    return worker;
  }

  const jobOf = (worker: PolicyWorkerFixture, jobId: string) =>
    worker.jobs.queue(QUEUES.policyCommands).getJob(jobId);

  const payloadOf = (commandId: string) => ({
    ...{ commandId, actor: EVE, diff: DENY_LS },
    ...{ suggestionId: null, since: null, limit: null, store: false },
  });

  /** A replay whose job can be looked at while it runs. */
  function begin(worker: PolicyWorkerFixture): { commandId: string; answer: Promise<CommandResult> } {
    const commandId = randomUUID();
    const options = { withinMs: PATIENCE_MS, jobId: commandId };
    return { commandId, answer: worker.jobs.addAndWait('replay', payloadOf(commandId), options) };
  }

  async function hasBegun(worker: PolicyWorkerFixture, commandId: string): Promise<void> {
    await until(async () => {
      const progress = (await jobOf(worker, commandId))?.progress as { done?: number } | undefined;
      return progress?.done !== undefined;
    }, PATIENCE_MS);
  }

  it('tell their progress, and keep no apply waiting', async () => {
    const worker = await start();
    const { commandId, answer } = begin(worker);
    let answered = false;
    const result = answer.finally(() => (answered = true));
    await hasBegun(worker, commandId);
    const version = await worker.change({ add: [{ pattern: '^mkfs', effect: 'deny' }] });
    expect({ version, answered }).toEqual({ version: 1, answered: false });
    expect(await result).toMatchObject({ ok: true, body: { replayed: MANY, flipped: MANY, complete: true } });
    const job = await jobOf(worker, commandId);
    expect(job?.progress).toMatchObject({ total: MANY });
    expect(job).toMatchObject({ attemptsStarted: 1, stalledCounter: 0 });
  });

  it('are cancelled while they run, and before they begin', async () => {
    const worker = await start();
    const client = producerConnection(redis.url, () => undefined);
    const cancel = (id: string) => client.set(`${redis.prefix}:${REDIS_KEYS.replayCancelled}:${id}`, '1');
    const { commandId, answer } = begin(worker);
    await hasBegun(worker, commandId);
    await cancel(commandId);
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'replay_cancelled' } });
    const early = randomUUID();
    await cancel(early);
    const refused = worker.refused(worker.send('replay', { commandId: early, diff: DENY_LS, store: false }));
    expect(await refused).toMatchObject({ code: 'replay_cancelled' });
    const again = worker.send('replay', { diff: DENY_LS, store: false, limit: 2_000 });
    expect(await worker.done<ReplayResult>(again)).toMatchObject({ replayed: 2_000 });
    client.disconnect();
  });

  it('stop when their time is over, and say what they have not reached', async () => {
    const worker = await start({ replayLimitMs: 1 });
    const result = await worker.done<ReplayResult>(worker.send('replay', { diff: DENY_LS, store: false }));
    expect(result).toMatchObject({
      complete: false,
      skippedReasons: [{ reason: 'not reached within 0.001 s' }],
    });
    expect(result.replayed + result.skipped).toBe(MANY);
  });

  it('whose thread dies fail for good at last; the worker goes on', async () => {
    const worker = await start({ replayMemoryMb: 1 });
    await expect(begin(worker).answer).rejects.toThrow('thread');
    expect(await worker.change({ add: [{ pattern: '^dd', effect: 'deny' }] })).toBeGreaterThan(0);
  });

  it('are interrupted by a stop, and begun again by another worker', async () => {
    const first = await start();
    const commandId = randomUUID();
    await first.jobs.add('replay', payloadOf(commandId), { jobId: commandId });
    await hasBegun(first, commandId);
    workers.splice(workers.indexOf(first), 1);
    await first.stop();
    const second = await start();
    await until(async () => (await jobOf(second, commandId))?.returnvalue !== null, PATIENCE_MS);
    expect((await jobOf(second, commandId))?.returnvalue).toMatchObject({
      ok: true,
      body: { replayed: MANY },
    });
  });
});
