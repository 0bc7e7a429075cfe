import { REDIS_KEYS, type ConcludeTrainingPayload } from '@bylaw/contracts';
import { until, type TestDatabase } from '@bylaw/testing';
import { sampleDatabase } from '../samples.fixture.js';
import { TrainerFixture } from '../trainer.fixture.js';

const OLDEST = '01900000-0000-7000-8000-000000000001';
const OLDER = '01900000-0000-7000-8000-000000000002';
const NEWER = '01900000-0000-7000-8000-000000000003';

describe('the turns of training runs', () => {
  let database: TestDatabase;
  const fixture = new TrainerFixture(() => database.url);

  beforeAll(async () => {
    database = await sampleDatabase();
  });
  beforeEach(async () => {
    await fixture.open();
  });
  afterEach(async () => {
    await fixture.close();
  });
  afterAll(async () => {
    await database.drop();
  });

  const turn = (): string => `${fixture.prefix}:${REDIS_KEYS.trainingTurn}`;

  /** A run that has its turn, and goes on only when it is told to. */
  async function holder(requestedBy = 'ada'): Promise<() => Promise<void>> {
    await fixture.queue.add(
      'run',
      {
        runId: OLDEST,
        requestedBy,
        requestedAt: '2026-01-02T03:00:00.000Z',
        since: null,
        until: null,
        topN: 20,
        estimator: 'mined',
      },
      { jobId: OLDEST, delay: 3_600_000 },
    );
    await fixture.redis.set(turn(), OLDEST);
    return async () => (await fixture.queue.getJob(OLDEST))?.promote();
  }

  /** Resolves when a run has begun. */
  async function begun(runId: string): Promise<void> {
    await until(async () => {
      const progress: unknown = (await fixture.queue.getJob(runId))?.progress;
      return typeof progress === 'object' && progress !== null;
    }, 15_000);
  }

  it('come one after the other, with several workers', async () => {
    await fixture.trainer({ shardActions: 10 });
    await fixture.trainer({ shardActions: 10 });
    const runs = [await fixture.ask({ runId: OLDER }), await fixture.ask({ runId: NEWER })];
    await begun(NEWER);
    expect(await fixture.conclusionJob(OLDER)).toBeDefined();
    for (const run of runs) expect(await fixture.conclusion(run)).toMatchObject({ status: 'completed' });
    await until(async () => !(await fixture.redis.exists(turn())));
  });

  it('are waited for without an attempt, a worker, or any work done', async () => {
    const go = await holder();
    await fixture.trainer({ threads: 1 });
    await fixture.ask({ runId: NEWER, attempts: 1 });
    await until(async () => (await fixture.redis.exists(`${fixture.prefix}:training:${NEWER}`)) === 1);
    await fixture.inState(NEWER, 'delayed');
    const overlapping = await fixture.ask({ overlap: true });
    expect(await fixture.conclusion(overlapping)).toMatchObject({ status: 'completed' });
    expect(await fixture.conclusionJob(NEWER)).toBeUndefined();
    expect((await fixture.queue.getJob(NEWER))?.progress).toBe(0);
    await go();
    expect(await fixture.conclusion(NEWER)).toMatchObject({ status: 'completed' });
    expect(await fixture.conclusionJob(OLDEST)).toBeDefined();
  });

  it('come in the order in which runs were asked for', async () => {
    const go = await holder();
    await fixture.trainer();
    await fixture.ask({ runId: NEWER });
    await fixture.inState(NEWER, 'delayed');
    await fixture.ask({ runId: OLDER });
    await fixture.inState(OLDER, 'delayed');
    await go();
    await begun(NEWER);
    expect(await fixture.conclusionJob(OLDER)).toBeDefined();
    await fixture.conclusion(NEWER);
  });

  it('end with runs that are cancelled while they have it, or wait for it', async () => {
    await holder();
    await fixture.trainer();
    await fixture.ask({ runId: OLDER });
    await fixture.inState(OLDER, 'delayed');
    await fixture.ask({ runId: NEWER });
    await fixture.cancel(OLDER);
    expect(await fixture.conclusion(OLDER)).toMatchObject({ status: 'cancelled' });
    expect(await fixture.conclusionJob(NEWER)).toBeUndefined();
    await fixture.cancel(OLDEST);
    expect(await fixture.conclusion(OLDEST)).toMatchObject({ status: 'cancelled' });
    expect(await fixture.conclusion(NEWER)).toMatchObject({ status: 'completed' });
  });

  it('are not kept by a run that is no more', async () => {
    await fixture.redis.set(turn(), OLDEST);
    await fixture.trainer();
    expect(await fixture.conclusion(await fixture.ask())).toMatchObject({ status: 'completed' });
  });

  describe('by schedule', () => {
    const EVERY_SECOND = '* * * * * *';

    it('start once for all workers, of as many whole days as is set', async () => {
      await fixture.trainer({ schedule: EVERY_SECOND, scheduleDays: 90 });
      await fixture.trainer({ schedule: EVERY_SECOND, scheduleDays: 90 });
      const queue = fixture.producer.queue('policy-commands');
      const job = await until(async () => (await queue.getJobs(['waiting']))[0], 15_000);
      const end = job.data as ConcludeTrainingPayload;
      const day = Date.parse(`${end.requestedAt.slice(0, 10)}T00:00:00Z`);
      expect(end).toMatchObject({
        requestedBy: 'schedule',
        status: 'completed',
        parameters: { since: new Date(day - 90 * 86_400_000).toISOString(), until: null },
      });
      expect(await fixture.queue.getJobSchedulersCount()).toBe(1);
    });

    it('start none as long as an earlier one has not ended', async () => {
      const go = await holder('schedule');
      await fixture.trainer({ schedule: EVERY_SECOND });
      await until(async () => ((await fixture.jobsDone())['start-scheduled-run'] ?? 0) >= 2, 15_000);
      expect(
        await fixture.queue.getJobs(['waiting', 'active', 'waiting-children', 'completed', 'failed']),
      ).toEqual([]);
      await go();
      expect(await fixture.conclusion(OLDEST)).toMatchObject({
        requestedBy: 'schedule',
        status: 'completed',
      });
      const queue = fixture.producer.queue('policy-commands');
      await until(async () => (await queue.getJobCounts('waiting'))['waiting'] === 2, 15_000);
    });
  });
});
