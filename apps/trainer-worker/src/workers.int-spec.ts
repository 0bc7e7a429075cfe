import type { TestDatabase } from '@bylaw/testing';
import { sampleDatabase } from './samples.fixture.js';
import { TrainerFixture, withoutTime } from './trainer.fixture.js';

describe('several trainer workers', () => {
  let database: TestDatabase;
  const fixture = new TrainerFixture(() => database.url);

  beforeEach(async () => {
    database = await sampleDatabase();
    await fixture.open();
  });
  afterEach(async () => {
    await fixture.close();
    await database.drop();
  });

  it.each(['mined', 'importance'] as const)(
    'give the same diff, evidence and metrics, whatever the shards and processes (%s)',
    async (estimator) => {
      const found: string[] = [];
      for (const [shardActions, workers] of [
        [20_000, 1],
        [2, 2],
      ] as const) {
        // Without digests, whose bounds are those of the run that made them.
        const environment = { TRAINING_SHARD_ACTIONS: String(shardActions), TRAINING_DIGESTS_DAYS: '0' };
        for (let worker = 0; worker < workers; worker += 1) await fixture.process(environment);
        found.push(withoutTime(await fixture.found({ estimator }, 60_000)));
        await fixture.stopTrainers();
      }
      expect(new Set(found).size).toBe(1);
      expect(found[0]).toContain('"status":"completed"');
    },
    120_000,
  );

  it('lose no more than a shard with one that is killed', async () => {
    const child = await fixture.process({ TRAINING_SHARD_ACTIONS: '1' });
    const runId = await fixture.ask();
    await fixture.counting(runId);
    child.kill('SIGKILL');
    expect(await fixture.conclusionJob(runId)).toBeUndefined();
    await fixture.trainer();
    const end = await fixture.conclusion(runId, 45_000);
    expect(end).toMatchObject({ status: 'completed', metrics: { labelledActions: 110, rules: 3 } });
    // What the killed one had counted was not counted again.
    expect((await fixture.jobsDone())['count-shard']).toBeLessThan(3 * 119);
  }, 60_000);

  it('take over from one that is told to stop, which finishes the shards at hand', async () => {
    const child = await fixture.process({ TRAINING_SHARD_ACTIONS: '1' });
    const runId = await fixture.ask();
    await fixture.counting(runId);
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(await fixture.queue.getActiveCount()).toBe(0);
    await fixture.trainer();
    expect(await fixture.conclusion(runId)).toMatchObject({ status: 'completed', metrics: { rules: 3 } });
  });
});
