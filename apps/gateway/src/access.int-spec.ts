import { randomUUID } from 'node:crypto';
import { QUEUES, ROLES, roleIncludes, type RecordAuditPayload, type Role } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { GatewayFixture, call } from './gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

const ID = '0192f0c1-0000-7000-8000-000000000000';

/** Every route of the wire, and the least role that may call it. */
const ROUTES: readonly (readonly [method: string, path: string, role: Role])[] = [
  ['GET', '/v1/rules', 'viewer'],
  ['GET', `/v1/rules/${ID}`, 'viewer'],
  ['GET', `/v1/rules/${ID}/matches`, 'viewer'],
  ['POST', '/v1/rules/preview', 'viewer'],
  ['GET', '/v1/policy/export', 'viewer'],
  ['POST', '/v1/decisions', 'viewer'],
  ['GET', '/v1/suggestions', 'viewer'],
  ['GET', `/v1/suggestions/${ID}`, 'viewer'],
  ['GET', '/v1/suggestions/counts', 'viewer'],
  ['GET', `/v1/suggestions/${ID}/samples`, 'viewer'],
  ['GET', `/v1/suggestions/${ID}/pinned-cases`, 'viewer'],
  ['POST', '/v1/suggestions', 'approver'],
  ['POST', `/v1/suggestions/${ID}/apply`, 'approver'],
  ['POST', `/v1/suggestions/${ID}/reject`, 'approver'],
  ['GET', '/v1/versions', 'viewer'],
  ['GET', '/v1/versions/1', 'viewer'],
  ['GET', '/v1/versions/0/rollout', 'viewer'],
  ['GET', '/v1/versions/compare', 'viewer'],
  ['GET', '/v1/versions/0/restore/preview', 'viewer'],
  ['POST', '/v1/versions/1/rollback', 'approver'],
  ['POST', '/v1/versions/1/restore', 'approver'],
  ['POST', '/v1/replays', 'viewer'],
  ['GET', '/v1/actions', 'viewer'],
  ['GET', '/v1/actions/export', 'viewer'],
  ['GET', `/v1/actions/${ID}`, 'viewer'],
  ['GET', '/v1/overview', 'viewer'],
  ['GET', '/v1/overview/decisions', 'viewer'],
  ['PUT', `/v1/actions/${ID}/label`, 'labeler'],
  ['POST', '/v1/actions/import', 'labeler'],
  ['GET', '/v1/trainings', 'viewer'],
  ['GET', `/v1/trainings/${ID}`, 'viewer'],
  ['POST', '/v1/trainings', 'approver'],
  ['DELETE', `/v1/trainings/${ID}`, 'approver'],
  ['GET', '/v1/agents', 'viewer'],
  ['GET', `/v1/agents/${ID}`, 'viewer'],
  ['DELETE', `/v1/agents/${ID}`, 'approver'],
  ['PUT', `/v1/agents/${ID}/quarantine`, 'approver'],
  ['DELETE', `/v1/agents/${ID}/quarantine`, 'approver'],
  ['GET', '/v1/reviews', 'viewer'],
  ['POST', `/v1/reviews/${ID}`, 'approver'],
  ['GET', '/v1/pinned-cases', 'viewer'],
  ['GET', '/v1/pinned-cases/export', 'viewer'],
  ['POST', '/v1/pinned-cases/import', 'approver'],
  ['POST', '/v1/pinned-cases', 'approver'],
  ['DELETE', `/v1/pinned-cases/${ID}`, 'approver'],
  ['GET', '/v1/audit', 'viewer'],
  ['GET', '/v1/audit/verify', 'admin'],
  ['GET', '/v1/audit/verify/progress', 'admin'],
  ['GET', '/v1/audit/1', 'viewer'],
  ['GET', '/v1/audit/export', 'admin'],
  ['GET', '/v1/tokens', 'admin'],
  ['POST', '/v1/tokens', 'admin'],
  ['DELETE', `/v1/tokens/${ID}`, 'admin'],
  ['POST', '/v1/sign-in-links', 'admin'],
  ['GET', '/v1/sessions/current', 'viewer'],
  ['DELETE', '/v1/sessions/current', 'viewer'],
  ['GET', `/v1/commands/${ID}`, 'viewer'],
  ['DELETE', `/v1/commands/${ID}`, 'viewer'],
  ['GET', '/v1/dead-jobs', 'admin'],
  ['POST', `/v1/dead-jobs/record-actions/${ID}/retry`, 'admin'],
  ['DELETE', `/v1/dead-jobs/record-actions/${ID}`, 'admin'],
];

describe('who may do what at the gateway', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start({ commandWaitMs: 1, replayWaitMs: 1 });
    const made = await Promise.all(ROLES.map(async (role) => [role, (await fixture.operator(role)).token]));
    tokens = Object.fromEntries(made) as Record<Role, string>;
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  it.each(ROUTES)('%s %s needs a token', async (method, path) => {
    const { status, body, headers } = await call(gateway, method, path);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated' });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(ROUTES.flatMap((route) => ROLES.map((role) => [...route, role] as const)))(
    '%s %s, for %s, as %s',
    async (method, path, needed, role) => {
      const { status } = await call(gateway, method, path, { token: tokens[role] });
      expect(status === 403).toBe(!roleIncludes(role, needed));
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    },
  );

  it('knows no agent and no enrolment token', async () => {
    const agent = await fixture.addAgent('a');
    const enrolment = await fixture.addToken({ kind: 'enrolment', role: null, name: 'e' });
    for (const token of [agent.token, enrolment.token, 'bylaw_op_unknown', '']) {
      expect((await call(gateway, 'GET', '/v1/rules', { token })).status).toBe(401);
    }
    const basic = { authorization: `Basic ${Buffer.from(`a:${tokens.admin}`).toString('base64')}` };
    expect((await call(gateway, 'GET', '/v1/rules', { headers: basic })).status).toBe(401);
  });

  it('puts a refused attempt on record, durably before the answer (I6)', async () => {
    const { id, token } = await fixture.operator('viewer', 'vera');
    const path = `/v1/suggestions/${ID}/apply`;
    const { status } = await call(gateway, 'POST', path, { token, body: { confirmation: 'APPLY' } });
    expect(status).toBe(403);
    const queue = new Queue(QUEUES.policyCommands, {
      connection: { url: redis.url },
      prefix: redis.prefix,
    });
    const jobs = await queue.getJobs(['waiting']);
    await queue.close();
    const recorded = jobs
      .filter((job) => job.name === 'record-audit')
      .map((job) => job.data as RecordAuditPayload)
      .find((payload) => payload.actor.id === id);
    expect(recorded).toMatchObject({
      actor: { kind: 'operator', id, name: 'vera', role: 'viewer' },
      action: 'POST /v1/suggestions/:id/apply',
      subject: ID,
      outcome: 'refused',
      reason: 'forbidden',
    });
    expect(JSON.stringify(jobs.map((job) => job.data as unknown))).not.toContain('bylaw_op_');
  });

  it('takes no notice of a revoked token from the moment that the news comes', async () => {
    const { id, token } = await fixture.operator('viewer');
    expect((await call(gateway, 'GET', '/v1/rules', { token })).status).toBe(200);
    await fixture.sql(`UPDATE tokens SET revoked_at = now(), revoked_by = 'test' WHERE id = $1`, [id]);
    await fixture.announce({ type: 'token.changed', id });
    await until(async () => (await call(gateway, 'GET', '/v1/rules', { token })).status === 401, 1_000);
  });

  it('says 404 of what is not there', async () => {
    for (const path of [
      '/v1/nothing',
      `/v1/suggestions/${randomUUID()}`,
      '/v1/suggestions/7',
      '/v1/versions/x',
    ]) {
      const { status, body } = await call(gateway, 'GET', path, { token: tokens.viewer });
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
    }
  });

  it('documents every route that it serves', async () => {
    const { body } = await call(gateway, 'GET', '/openapi.json');
    const documented = Object.entries(body.paths);
    for (const [method, path] of ROUTES) {
      const found = documented.find(([known]) =>
        new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      );
      expect(found?.[1][method.toLowerCase()]?.summary).toEqual(expect.any(String));
    }
    expect((await call(gateway, 'GET', '/docs')).status).toBe(200);
    expect((await call(gateway, 'GET', '/readyz')).body).toEqual({ status: 'ready' });
  });
});
