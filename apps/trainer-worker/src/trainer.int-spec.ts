import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { REDIS_KEYS, type CountShardPayload } from '@bylaw/contracts';
import { withClient, type TestDatabase } from '@bylaw/testing';
import type { Job } from 'bullmq';
import { SAMPLES, numbered, sampleDatabase, type Sample } from './samples.fixture.js';
import { RunCounts } from './shards/run-counts.js';
import { TrainerFixture } from './trainer.fixture.js';

describe('the trainer worker', () => {
  const databases: TestDatabase[] = [];
  let full: TestDatabase;
  const fixture = new TrainerFixture(() => full.url);

  async function database(samples?: readonly Sample[]): Promise<TestDatabase> {
    const made = await sampleDatabase(samples);
    databases.push(made);
    return made;
  }

  beforeAll(async () => {
    full = await database();
  });
  beforeEach(async () => {
    await fixture.open();
  });
  afterEach(async () => {
    await fixture.close();
  });
  afterAll(async () => {
    for (const made of databases) await made.drop();
  });

  it('trains, and sends one conclusion with diff, evidence and metrics', async () => {
    await fixture.trainer();
    const runId = await fixture.ask();
    const end = await fixture.conclusion(runId);
    expect(end).toMatchObject({
      commandId: runId,
      runId,
      actor: { kind: 'trainer' },
      requestedBy: 'ada',
      requestedAt: '2026-01-02T03:00:00.000Z',
      status: 'completed',
      error: null,
      parameters: { topN: 20, estimator: 'mined', since: null, until: null },
      metrics: { labelledActions: 110, safeActions: 80, unsafeActions: 30 },
    });
    expect(end.progress.done).toBe(end.progress.total);
    expect(end.diff?.meta).toMatchObject({
      proposed_by: 'trainer',
      generated_at: '2026-01-02T03:04:05.000Z',
    });
    const { rules } = end.evidence as { rules: { term: string }[] };
    expect(rules.map((rule) => rule.term)).toEqual([
      'rm -rf',
      'destroys disks',
      expect.stringMatching(/^runs .*from a bare address/),
    ]);
    await fixture.inState(runId, 'completed');
    expect(await fixture.redis.keys(`${fixture.prefix}:${REDIS_KEYS.trainingCounts}:*`)).toEqual([]);
    expect(await fixture.redis.exists(`${fixture.prefix}:${REDIS_KEYS.trainingTurn}`)).toBe(0);
  });

  it('shows progress that ends at its total, with the times that tell its pace', async () => {
    const { url } = await database();
    await fixture.trainer({ databaseUrl: url, shardActions: 10 });
    const runId = await fixture.ask();
    await fixture.inState(runId, 'completed');
    const job = (await fixture.queue.getJob(runId)) as Job;
    const { done, total, ...times } = job.progress as { done: number; total: number };
    expect(total).toBe(3 * 12 + 1);
    expect(done).toBeGreaterThanOrEqual(3 * 12);
    expect(times).toEqual({ startedAt: fixture.now, at: fixture.now });
  });

  it('merges as a tree when there are many shards', async () => {
    const { url } = await database();
    await fixture.trainer({ databaseUrl: url, shardActions: 1 });
    const end = await fixture.conclusion(await fixture.ask(), 30_000);
    expect(end).toMatchObject({ status: 'completed', metrics: { labelledActions: 110 } });
    expect(await fixture.jobsDone()).toMatchObject({ 'count-shard': 3 * 119, 'merge-counts': 3 * (15 + 2) });
  });

  it.each([
    ['too few labels', SAMPLES.slice(0, 9), 'failed', /Too few labelled actions: 9/],
    ['one class only', SAMPLES.slice(0, 30), 'failed', /there is no unsafe action/],
    ['nothing labelled', [], 'failed', /Too few labelled actions: 0/],
    [
      'nothing good enough',
      numbered(40, (i): Sample => ({ command: `make ${i % 20}`, label: i < 20 ? 'safe' : 'unsafe' })),
      'completed',
      /Nothing is suggested/,
    ],
  ] as const)('ends without a suggestion when there is %s', async (_, samples, status, message) => {
    const { url } = await database(samples);
    await fixture.trainer({ databaseUrl: url });
    const end = await fixture.conclusion(await fixture.ask());
    expect(end).toMatchObject({
      status,
      diff: null,
      suggestionId: null,
      error: expect.stringMatching(message),
    });
  });

  it('proposes at most as many rules as asked', async () => {
    await fixture.trainer();
    expect((await fixture.conclusion(await fixture.ask({ topN: 1 }))).diff?.add).toHaveLength(1);
  });

  it('goes on when every job is delivered a second time', async () => {
    const { url } = await database();
    await fixture.trainer({ databaseUrl: url, shardActions: 10 });
    const runId = await fixture.ask();
    const first = await fixture.conclusion(runId);
    await fixture.inState(runId, 'completed');
    await (await fixture.queue.getJob(runId))?.remove();
    await fixture.ask({ runId });
    const estimator = 'mined' as const;
    const ranges = [{ after: null, upTo: runId, keep: true }];
    const shard: Omit<CountShardPayload, 'pass'> = {
      runId,
      shard: 0,
      ranges,
      since: null,
      until: null,
      estimator,
    };
    for (const pass of [0, 1, 2]) {
      await fixture.producer.add('count-shard', { ...shard, pass });
      await fixture.producer.add('merge-counts', { runId, pass, level: 1, index: 0, below: 12, estimator });
    }
    await fixture.inState(runId, 'completed');
    await sleep(200);
    expect(await fixture.conclusion(runId)).toEqual(first);
    expect(await fixture.producer.queue('policy-commands').getJobCounts('waiting')).toEqual({ waiting: 1 });
    expect(await fixture.queue.getJobCounts('failed')).toEqual({ failed: 0 });
  });

  it('fails a run that has no attempts left, and says why', async () => {
    const broken = await database();
    await fixture.trainer({ databaseUrl: broken.url, shardActions: 50 });
    await withClient(broken.url, (client) => client.query('REVOKE SELECT ON actions FROM bylaw_trainer'));
    expect(await fixture.conclusion(await fixture.ask({ attempts: 2 }))).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('permission denied'),
      diff: null,
    });
  });

  it('fails a run when one of its shards is dead, and says why', async () => {
    const runId = randomUUID();
    await new RunCounts(fixture.redis, fixture.prefix).plan(runId, async () => [
      [{ after: null, upTo: randomUUID(), keep: false }],
      [{ after: null, upTo: 'no id', keep: false }],
    ]);
    await fixture.trainer();
    expect(await fixture.conclusion(await fixture.ask({ runId }))).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('upTo must be a UUID'),
      diff: null,
    });
    await fixture.inState(runId, 'completed');
  });

  it('reads only, but for its digests: its role is refused every other write', async () => {
    await withClient(full.url, async (client) => {
      await client.query('SET ROLE bylaw_trainer');
      await expect(client.query(`DELETE FROM action_labels`)).rejects.toThrow(/permission denied/);
      await expect(client.query(`UPDATE policy_state SET version = 1`)).rejects.toThrow(/permission denied/);
    });
  });
});
