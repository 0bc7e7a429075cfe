import { randomUUID } from 'node:crypto';
import { testDatabase, testRedis, type TestDatabase } from '@bylaw/testing';
import { GatewayFixture, call } from './gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

describe('addresses with NUL or broken UTF-8', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;

  beforeAll(async () => {
    database = await testDatabase();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    ({ token } = await fixture.operator('admin'));
  });
  afterAll(async () => {
    await fixture.stopAll();
    await database.drop();
    await redis.cleanUp();
  });

  const BROKEN = ['%00', '%ff', '%c3%28', '%', '%zz', '%ed%a0%80'];
  const places = (text: string): [string, string][] => [
    ['GET', `/v1/rules?q=${text}`],
    ['GET', `/v1/rules?tool=${text}`],
    ['GET', `/v1/rules?${text}=1`],
    ['GET', `/v1/actions?q=${text}`],
    ['GET', `/v1/actions?agentId=${text}`],
    ['GET', `/v1/actions/export?tool=${text}`],
    ['GET', `/v1/audit?actor=${text}`],
    ['GET', `/v1/audit?action=${text}.`],
    ['GET', `/v1/audit/${text}`],
    ['GET', `/v1/agents?q=${text}`],
    ['GET', `/v1/suggestions?cursor=${text}`],
    ['GET', `/v1/suggestions/${text}`],
    ['GET', `/v1/versions/${text}`],
    ['GET', `/v1/agents/${text}`],
    ['GET', `/v1/trainings/${text}`],
    ['GET', `/v1/commands/${text}`],
    ['DELETE', `/v1/tokens/${text}`],
    ['DELETE', `/v1/agents/${text}`],
    ['GET', `/${text}`],
  ];

  it.each(BROKEN.flatMap(places))('are refused or mean nothing: %s %s', async (method, path) => {
    const { status, headers } = await call(gateway, method, path, { token });
    // What can't be decoded is text like any other where text is searched for.
    const allowed = /\?(q|tool|actor|action)=(?!%00)/.test(path.replace('/export', ''))
      ? [200, 400]
      : [400, 404];
    expect(allowed).toContain(status);
    const type = status === 200 ? /json|csv/ : /^application\/problem\+json/;
    expect(headers.get('content-type')).toMatch(type);
  });

  it('change nothing of what is refused for the role', async () => {
    const viewer = await fixture.operator('viewer', `vera ${randomUUID()}`);
    for (const text of BROKEN) {
      const { status } = await call(gateway, 'POST', `/v1/suggestions/${text}/apply`, {
        token: viewer.token,
        body: { confirmation: 'APPLY', comment: 'x' },
      });
      expect([400, 403, 404]).toContain(status);
    }
  });
});
