import { testDatabase, testRedis, type TestDatabase } from '@bylaw/testing';
import { PolicyWorkerFixture } from './policy-worker.fixture.js';

describe('a policy worker that is stopped in the middle of a change', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    worker = await PolicyWorkerFixture.start({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  it('loses its locks, and what it had not committed, so that others go on (I2, I3)', async () => {
    const suggestion = await worker.propose({ add: [{ pattern: '^a', effect: 'deny' }], remove: [] });
    const stopped = worker.database.createQueryRunner();
    await stopped.startTransaction();
    await stopped.query('SELECT version FROM policy_state FOR UPDATE');

    expect(await worker.apply(suggestion)).toBe(1);
    await expect(stopped.commitTransaction()).rejects.toThrow('already released');
    expect((await worker.policy()).version).toBe(1);
  }, 60_000);
});
