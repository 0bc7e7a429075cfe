import { PolicyWorkerFixture } from './policy-worker.fixture.js';

describe('a policy worker that is stopped in the middle of a change', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

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
