import { randomUUID } from 'node:crypto';
import { packActions, type RecordedAction } from '@bylaw/contracts';
import { JobProducer, producerConnection, redisReady, workerConnection } from '@bylaw/jobs';
import { newId } from '@bylaw/platform';
import { testDatabase, testRedis, until, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { HubFixture, call } from '../hub.fixture.js';
import type { RunningHub } from '../start-hub.js';

/** How many actions each of these rules matches, of so many of each command. */
const EACH = 150;
const COMMANDS = ['rm -rf /data', 'sudo rm file', 'reboot', 'ls', 'git push'];
const RULES = [
  { pattern: '^rm', effect: 'deny', matches: 2 * EACH },
  { pattern: '^rm -rf', effect: 'deny', matches: EACH },
  { pattern: '^git', effect: 'deny', mode: 'observe', matches: EACH },
  { pattern: '^ls', effect: 'allow', matches: EACH },
  { pattern: 'r', target: 'text', effect: 'allow', matches: 3 * EACH },
  { pattern: '^mkfs', effect: 'deny', matches: 0 },
] as const;

describe('the matches of rules', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hubs: readonly RunningHub[];

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.enforce(RULES.map(({ matches: _, ...rule }) => rule));
    hubs = [await fixture.start(), await fixture.start()];
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  /** What has been counted, by the rule's pattern. */
  async function counted(): Promise<Record<string, number>> {
    const rows = await fixture.sql(
      `SELECT r.pattern, coalesce(sum(m.matches), 0)::int AS n
         FROM rules r LEFT JOIN recorded_rule_matches m ON m.rule_id = r.id GROUP BY r.id`,
    );
    return Object.fromEntries(rows.map(({ pattern, n }) => [String(pattern), Number(n)]));
  }

  it('are exact with two hubs: each rule that matched, whether it decided or only observed', async () => {
    const asked = hubs.map(async (hub, index) => {
      const { token } = await fixture.register(hub);
      const batch = COMMANDS.flatMap((command) => Array.from({ length: 50 }, () => ({ command })));
      const singles = COMMANDS.flatMap((command) => Array.from({ length: 25 }, () => ({ command })));
      const batches = [batch, ...(index === 0 ? [] : [singles])];
      for (const actions of batches) {
        const { status } = await call(hub, 'POST', '/v1/actions/batch', { token, body: { actions } });
        expect(status).toBe(200);
      }
      if (index > 0) return;
      await Promise.all(
        singles.map(async (body) => {
          expect((await call(hub, 'POST', '/v1/actions', { token, body })).status).toBe(200);
        }),
      );
    });
    await Promise.all(asked);
    const total = COMMANDS.length * EACH;
    await until(async () => (await fixture.sql('SELECT 1 FROM actions')).length === total);
    expect(await counted()).toEqual(
      Object.fromEntries(RULES.map(({ pattern, matches }) => [pattern, matches])),
    );
  });

  it('are counted once, however often a job is delivered, whole or in parts (I3)', async () => {
    const connection = producerConnection(redis.url, () => undefined);
    const eventsConnection = workerConnection(redis.url, () => undefined);
    await Promise.all([redisReady(connection, 5_000), redisReady(eventsConnection, 5_000)]);
    const producer = new JobProducer({ connection, eventsConnection, prefix: redis.prefix });
    const [rule] = await fixture.sql(`SELECT id FROM rules WHERE pattern = '^mkfs'`);
    const actions = Array.from({ length: 10 }, () => action(String(rule?.['id'])));
    const deliver = (payload: object) => producer.addAndWait('record-actions', payload, { withinMs: 5_000 });
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await Promise.all([
        deliver({ packed: packActions(actions)! }),
        deliver({ actions }),
        deliver({ actions: actions.slice(0, 4) }),
      ]);
    }
    expect((await counted())['^mkfs']).toBe(10);
    // A row that can never be stored has the others stored in ever smaller transactions.
    const poisoned = [action(String(rule?.['id'])), action(String(rule?.['id'])), action('x', 'nul \0')];
    await expect(deliver({ actions: poisoned })).rejects.toThrow('1 of 3 rows can never be stored');
    expect((await counted())['^mkfs']).toBe(12);
    await producer.close();
    connection.disconnect();
    eventsConnection.disconnect();
  });
});

function action(ruleId: string, command = 'mkfs /dev/sda'): RecordedAction {
  return {
    ...{ id: newId(), agentId: randomUUID(), ts: new Date().toISOString(), tool: 'shell', command },
    ...{ args: null, cwd: null, batchId: null, metadata: null, decision: 'deny', reason: 'because' },
    ...{ policyVersion: 1, matched: [{ ruleId, effect: 'deny', mode: 'enforce' }], unparsed: false },
    ...{ commandHash: 'h', reviewExpiresAt: null },
  };
}
