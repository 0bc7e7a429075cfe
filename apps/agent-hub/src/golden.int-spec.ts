import { HubClient, PolicyMirror } from '@bylaw/client';
import {
  goldenSuites,
  testDatabase,
  testRedis,
  until,
  type GoldenCase,
  type TestDatabase,
  type TestRedis,
} from '@bylaw/testing';
import { HubFixture, call } from './hub.fixture.js';

/** The wire refuses an empty tool or command, and arguments of other kinds: such cases are the evaluator's alone. */
function canBeAsked({ action: { tool, command, args } }: GoldenCase): boolean {
  const words = !Array.isArray(args) || args.every((arg) => typeof arg === 'string');
  return tool !== '' && command !== '' && words;
}

describe('golden cases, asked of a hub', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  it.each(goldenSuites().map((suite) => [suite.suite, suite] as const))(
    '%s',
    async (_, { settings, drafts, cases }) => {
      await fixture.enforce(drafts);
      const hub = await fixture.start({ policy: settings });
      const { id, token } = await fixture.register(hub);
      const mirror = new PolicyMirror({
        client: new HubClient({ hubUrl: hub.url, token }),
        ...{ settings, checkMs: 20, staleMs: 60_000 },
      });
      await mirror.start();
      for (const quarantined of [false, true]) {
        const asked = cases.filter((golden) => golden.quarantined === quarantined);
        if (asked.length === 0) continue;
        if (quarantined) {
          await fixture.sql('UPDATE agents SET quarantined = true WHERE id = $1', [id]);
          await fixture.announce({ type: 'agent.quarantine', id, quarantined });
          const reason = (): string => mirror.decide({ tool: 'shell', command: 'x' }).reason;
          await until(async () => reason().includes('quarantine'), 5_000);
        }
        const wanted = asked.map((golden) => golden.expect);
        expect(asked.map(({ action }) => mirror.decide(action).decision)).toEqual(wanted);
        const onWire = asked.filter(canBeAsked);
        const body = {
          actions: onWire.map(({ action: { args, ...rest } }) => ({ ...rest, args: args ?? undefined })),
        };
        const answer = await call(hub, 'POST', '/v1/actions/batch', { token, body });
        const decisions = answer.body.results.map(({ decision }) => decision);
        expect(decisions).toEqual(onWire.map((golden) => golden.expect));
      }
      mirror.stop();
      await fixture.stop(hub);
    },
  );
});
