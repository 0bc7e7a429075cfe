import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DEFAULT_SHELL_TOOLS,
  DEFAULT_POLICY_SETTINGS,
  type Effect,
  type PolicySettings,
  type RuleDraft,
} from '@bylaw/policy';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { parse } from 'yaml';
import { HubFixture, call } from './hub.fixture.js';

interface GoldenCase {
  readonly tool?: string;
  readonly command: string;
  readonly args?: unknown;
  readonly quarantined?: boolean;
  readonly expect: Effect;
}

interface GoldenSuite {
  readonly suite: string;
  readonly settings?: Partial<PolicySettings>;
  readonly rules: readonly RuleDraft[];
  readonly cases: readonly GoldenCase[];
}

const folder = fileURLToPath(new URL('../../../libs/policy/golden', import.meta.url));
const suites = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as readonly GoldenSuite[]);

/** The wire refuses an empty tool or command, and arguments of other kinds: such cases are the evaluator's alone. */
function canBeAsked({ tool, command, args, quarantined = false }: GoldenCase): boolean {
  const words = !Array.isArray(args) || args.every((arg) => typeof arg === 'string');
  return !quarantined && tool !== '' && command !== '' && words;
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

  it.each(suites.map((suite) => [suite.suite, suite] as const))(
    '%s',
    async (_, { settings, rules, cases }) => {
      await fixture.enforce(rules);
      const shellTools = [...DEFAULT_SHELL_TOOLS, ...(settings?.shellTools ?? [])];
      const hub = await fixture.start({ policy: { ...DEFAULT_POLICY_SETTINGS, ...settings, shellTools } });
      const { token } = await fixture.register(hub);
      const asked = cases.filter(canBeAsked);
      const actions = asked.map(({ tool, command, args }) => ({ tool, command, args }));
      for (let at = 0; at < actions.length; at += 1_000) {
        const body = { actions: actions.slice(at, at + 1_000) };
        const answer = await call(hub, 'POST', '/v1/actions/batch', { token, body });
        const decisions = answer.body.results.map(({ decision }) => decision);
        expect(decisions).toEqual(asked.slice(at, at + 1_000).map((golden) => golden.expect));
      }
      await fixture.stop(hub);
    },
  );
});
