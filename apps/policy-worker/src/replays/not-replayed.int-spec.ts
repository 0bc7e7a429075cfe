import { randomUUID } from 'node:crypto';
import { DENIED_IN_LOCKDOWN, DENIED_IN_QUARANTINE, type ReplayResult } from '@bylaw/policy';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

const REDACTED = 'secrets in it were redacted, which rules may have looked at';

describe('what a replay cannot tell', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    worker = await PolicyWorkerFixture.start(services, { replayLimitMs: 60_000 });
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  async function record(action: { command: string; args?: object; reason: string }): Promise<void> {
    await withClient(database.url, (client) =>
      client.query(
        `INSERT INTO actions (id, ts, source, tool, command, args, decision, reason)
         VALUES ($1, now(), 'agent', 'shell', $2, $3, 'deny', $4)`,
        [randomUUID(), action.command, JSON.stringify(action.args ?? null), action.reason],
      ),
    );
  }

  it('is said with the reason', async () => {
    await record({ command: 'rm -rf /a', reason: 'denied by rule x' });
    await record({ command: 'rm -rf /b', reason: DENIED_IN_QUARANTINE });
    await record({ command: 'rm -rf /c', reason: DENIED_IN_QUARANTINE });
    await record({ command: 'rm -rf /d', reason: DENIED_IN_LOCKDOWN });
    await record({ command: 'curl -u me:[redacted:password] h', reason: 'denied by rule x' });
    await record({ command: 'mysql', args: ['-p[redacted:password]'], reason: 'denied by rule x' });
    await record({ command: '', reason: 'denied by rule x' });
    const diff = { add: [{ pattern: '^(rm|curl)', effect: 'deny' }] };
    const result = await worker.done<ReplayResult>(worker.send('replay', { store: false, diff }));
    expect(result).toMatchObject({
      ...{ replayed: 3, flipped: 2, skipped: 4 },
      skippedReasons: [
        { reason: 'the agent was in quarantine, where no rule decides', count: 2 },
        { reason: expect.any(String), count: 1 },
        { reason: expect.any(String), count: 1 },
      ],
      caveats: [{ reason: REDACTED, count: 2 }],
    });
    const reasons = result.skippedReasons.map(({ reason }) => reason);
    expect(reasons).toContain('there was a lockdown, where no rule decides');
    expect(reasons).toContain('the command was not recorded');
  });
});
