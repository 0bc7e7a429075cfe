import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandResult } from '@bylaw/contracts';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { EVE, PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('many replays at once', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, (client) =>
      client.query(
        `INSERT INTO actions (id, ts, source, tool, command)
         SELECT gen_random_uuid(), now(), 'import', 'shell', 'ls ' || i FROM generate_series(1, 4000) AS i`,
      ),
    );
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    worker = await PolicyWorkerFixture.start(services, { concurrency: 3 });
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  it('are all answered, and leave the worker free for what people wait for', async () => {
    let answered = 0;
    const replays = Array.from({ length: 12 }, async (): Promise<CommandResult> => {
      const diff = { add: [{ pattern: '^ls', effect: 'deny' }] };
      const answer = await worker.send('replay', { store: false, diff, actor: EVE });
      answered += 1;
      return answer;
    });
    await sleep(50);
    await worker.change({ add: [{ pattern: '^mkfs', effect: 'deny' }] });
    expect(answered).toBeLessThan(12);
    for (const answer of await Promise.all(replays)) {
      expect(answer).toMatchObject({ ok: true, body: { replayed: 4_000 } });
    }
  });
});
