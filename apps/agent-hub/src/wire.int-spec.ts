import { randomUUID } from 'node:crypto';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { HubFixture, call, type Answer, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('the hub’s wire', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.enforce([
      { pattern: '^rm -rf', effect: 'deny', reason: 'destroys' },
      { pattern: '^reboot', effect: 'review' },
      { pattern: '^curl', effect: 'deny', mode: 'observe' },
      { pattern: 'drop table', effect: 'deny', tool: 'sql' },
    ]);
    hub = await fixture.start();
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const as = (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> =>
    call(hub, method, path, { token: agent.token, body, headers });
  const ask = (body: unknown): Promise<Answer> => as('POST', '/v1/actions', body);
  const stored = (id: string) =>
    until(async () => (await fixture.sql('SELECT * FROM actions WHERE id = $1', [id]))[0]);

  describe('registration', () => {
    it('gives an id, a name made from it, and a token that is stored as a hash only', async () => {
      const { status, body } = await call(hub, 'POST', '/v1/agents', {
        token: fixture.enrolmentToken,
        body: {},
      });
      expect(status).toBe(201);
      expect(body).toEqual({
        id: expect.any(String),
        name: `Agent_${body.id.slice(0, 8)}`,
        status: 'idle',
        token: expect.stringMatching(/^bylaw_agt_/),
      });
      const [row] = await fixture.sql('SELECT * FROM agents WHERE id = $1', [body.id]);
      expect(JSON.stringify(row)).not.toContain(body.token);
      const events = await fixture.sql('SELECT * FROM audit_events WHERE subject = $1', [body.id]);
      expect(events).toMatchObject([
        { action: 'agent.register', outcome: 'done', actor_kind: 'enrolment', details: { name: body.name } },
      ]);
    });

    it('takes a name and labels', async () => {
      const { body } = await call(hub, 'POST', '/v1/agents', {
        token: fixture.enrolmentToken,
        body: { name: 'builder', labels: { team: 'a' } },
      });
      expect(body.name).toBe('builder');
      const [row] = await fixture.sql('SELECT labels FROM agents WHERE id = $1', [body.id]);
      expect(row?.['labels']).toEqual({ team: 'a' });
    });

    it('refuses every other token', async () => {
      const operator = await fixture.addToken('operator', 'admin');
      const register = (token?: string) => call(hub, 'POST', '/v1/agents', { token, body: {} });
      expect((await register()).status).toBe(401);
      expect((await register('bylaw_enr_nonsense')).status).toBe(401);
      expect((await register(operator)).body.code).toBe('unauthenticated');
      const refused = await register(agent.token);
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
      const [event] = await fixture.sql(
        `SELECT * FROM audit_events WHERE outcome = 'refused' ORDER BY seq DESC`,
      );
      expect(event).toMatchObject({ action: 'agent.register', actor_id: agent.id, reason: 'forbidden' });
    });

    it('refuses a revoked enrolment token, and an enrolment token elsewhere', async () => {
      const token = await fixture.addToken('enrolment', null);
      expect((await call(hub, 'POST', '/v1/heartbeat', { token, body: {} })).status).toBe(403);
      await fixture.sql(
        `UPDATE tokens SET revoked_at = now() WHERE created_at = (SELECT max(created_at) FROM tokens)`,
      );
      expect((await call(hub, 'POST', '/v1/agents', { token, body: {} })).status).toBe(401);
    });

    it('ends: the token stops working at once', async () => {
      const leaver = await fixture.register(hub);
      const { token } = leaver;
      expect((await call(hub, 'POST', '/v1/heartbeat', { token, body: {} })).status).toBe(200);
      const ended = await call(hub, 'DELETE', '/v1/agents/me', { token });
      expect([ended.status, ended.text]).toEqual([204, '']);
      expect((await call(hub, 'POST', '/v1/heartbeat', { token, body: {} })).status).toBe(401);
      expect((await call(hub, 'DELETE', '/v1/agents/me', { token })).status).toBe(401);
      const [row] = await fixture.sql('SELECT removed_at FROM agents WHERE id = $1', [leaver.id]);
      expect(row?.['removed_at']).toBeInstanceOf(Date);
      const events = await fixture.sql('SELECT action FROM audit_events WHERE subject = $1', [leaver.id]);
      expect(events).toContainEqual({ action: 'agent.unregister' });
    });
  });

  it('answers a heartbeat with the version and the quarantine', async () => {
    for (const body of [{ status: 'blocked' }, {}, undefined]) {
      const answer = await as('POST', '/v1/heartbeat', body);
      expect([answer.status, answer.body]).toEqual([200, { policyVersion: 1, quarantined: false }]);
    }
    expect((await as('POST', '/v1/heartbeat', { status: 'asleep' })).status).toBe(400);
  });

  describe('an action', () => {
    it('is decided and recorded', async () => {
      const { status, body } = await ask({
        command: 'rm -r -f /',
        cwd: '/tmp',
        batchId: 'b1',
        metadata: { why: 'test', deep: { n: 1 } },
        args: ['x y'],
      });
      expect(status).toBe(200);
      expect(body).toEqual({
        id: expect.any(String),
        decision: 'deny',
        reason: expect.stringContaining('destroys'),
        policyVersion: 1,
        matched: [{ ruleId: expect.any(String), effect: 'deny', mode: 'enforce' }],
      });
      expect(await stored(body.id)).toMatchObject({
        agent_id: agent.id,
        source: 'agent',
        tool: 'shell',
        command: 'rm -r -f /',
        args: ['x y'],
        cwd: '/tmp',
        batch_id: 'b1',
        metadata: { why: 'test', deep: { n: 1 } },
        decision: 'deny',
        policy_version: 1,
        matched: body.matched,
      });
    });

    it('is matched by tool, and beside the decision by observing rules', async () => {
      expect((await ask({ tool: 'sql', command: 'drop table x' })).body.decision).toBe('deny');
      expect((await ask({ tool: 'other', command: 'drop table x' })).body.decision).toBe('allow');
      const observed = (await ask({ command: 'curl x' })).body;
      expect(observed).toMatchObject({ decision: 'allow', matched: [{ effect: 'deny', mode: 'observe' }] });
    });

    it('is answered in batches, in order', async () => {
      const actions = Array.from({ length: 1_000 }, (_, n) => ({
        command: n % 2 === 0 ? `echo ${n}` : `rm -rf /${n}`,
      }));
      const { status, body } = await as('POST', '/v1/actions/batch', { actions });
      expect(status).toBe(200);
      const decisions = body.results.map(({ decision }) => decision);
      expect(decisions).toEqual(actions.map((_, n) => (n % 2 === 0 ? 'allow' : 'deny')));
      expect((await stored(body.results[999]!.id))['command']).toBe('rm -rf /999');
    });

    it('gets its outcome once, with long output cut between two characters', async () => {
      const { id } = (await ask({ command: 'ls' })).body;
      const stdout = `a${'é'.repeat(8_192)}…`;
      const report = (body: unknown): Promise<Answer> => as('POST', `/v1/actions/${id}/outcome`, body);
      const first = await report({ exitCode: 1, stdout, stderr: 'e', durationMs: 1.5, score: 80 });
      expect([first.status, first.text]).toEqual([202, '']);
      const outcome = await until(
        async () => (await fixture.sql('SELECT * FROM action_outcomes WHERE action_id = $1', [id]))[0],
      );
      expect(outcome).toMatchObject({
        exit_code: 1,
        stderr: 'e',
        duration_ms: 1.5,
        score: 80,
        agent_id: agent.id,
      });
      expect(outcome['stdout']).toMatch(/^aé+\n\[cut: 16388 bytes in all\]$/);
      expect(Buffer.byteLength(outcome['stdout'] as string)).toBeLessThanOrEqual(16_384);
      expect((await report({ exitCode: 2 })).status).toBe(202);
      expect((await report({ score: 101 })).status).toBe(400);
      // The outcome may be stored before its action, which is then shown without it.
      const shown = await until(async () => (await as('GET', `/v1/actions/${id}`)).body.outcome);
      expect(shown.exitCode).toBe(1);
    });

    it('can be read by its agent from the moment it was answered, and by no other', async () => {
      const { id } = (await ask({ command: 'whoami', args: { a: 1 } })).body;
      const { status, body } = await as('GET', `/v1/actions/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ id, decision: 'allow', policyVersion: 1, review: null, args: { a: 1 } });
      const other = await fixture.register(hub);
      for (const path of [`/v1/actions/${id}`, `/v1/actions/${randomUUID()}`, '/v1/actions/7']) {
        const answer = await call(hub, 'GET', path, { token: other.token });
        expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
      }
      const foreign = await call(hub, 'POST', `/v1/actions/${id}/outcome`, { token: other.token, body: {} });
      expect(foreign.status).toBe(404);
      expect((await as('POST', `/v1/actions/${randomUUID()}/outcome`, {})).status).toBe(404);
    });
  });

  describe('an idempotency key', () => {
    it('gets the same answer for the same action, and a refusal for another', async () => {
      const body = { command: 'make', idempotencyKey: 'k1' };
      const [first, second] = await Promise.all([ask(body), ask(body)]);
      expect(second.body).toEqual(first.body);
      const reused = await ask({ command: 'make test', idempotencyKey: 'k1' });
      expect([reused.status, reused.body.code]).toEqual([409, 'idempotency_key_reused']);
      const batch = await as('POST', '/v1/actions/batch', { actions: [{ command: 'x' }, body, body] });
      expect(batch.body.results.slice(1)).toEqual([first.body, first.body]);
      const refused = await as('POST', '/v1/actions/batch', {
        actions: [{ command: 'x' }, { ...body, command: 'y' }],
      });
      expect(refused.body.errors?.[0]?.path).toBe('actions[1].idempotencyKey');
      const other = await fixture.register(hub);
      const own = await call(hub, 'POST', '/v1/actions', { token: other.token, body });
      expect(own.body.id).not.toBe(first.body.id);
    });
  });

  describe('bad input', () => {
    it.each([
      [{}, 'command'],
      [{ command: 7 }, 'command'],
      [{ command: '' }, 'command'],
      [{ command: 'x', tool: 3 }, 'tool'],
      [{ command: 'x', surprise: 1 }, 'surprise'],
      [{ command: 'x', args: 'y' }, 'args'],
      [{ command: 'x', metadata: [] }, 'metadata'],
      [{ command: 'x\0' }, 'command'],
      [{ command: 'x', metadata: { a: ['\0'] } }, 'metadata.a[0]'],
      [{ command: '\ud800' }, 'command'],
    ])('%j is refused by its path', async (body, path) => {
      const answer = await ask(body);
      expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.errors?.map((error) => error.path)).toContain(path);
    });

    it('names the item of a batch', async () => {
      const answer = await as('POST', '/v1/actions/batch', { actions: [{ command: 'x' }, { command: 1 }] });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.[0]?.path).toBe('actions[1].command');
    });

    it('refuses what is not JSON or not UTF-8', async () => {
      expect((await ask('{')).body.code).toBe('malformed_body');
      expect((await ask(Buffer.from('7b22636f6d6d616e64223a22ff227d', 'hex'))).body.code).toBe(
        'malformed_body',
      );
      const text = await as('POST', '/v1/actions', 'x', { 'content-type': 'text/plain' });
      expect(text.status).toBe(415);
    });

    it('refuses what is nested beyond reason', async () => {
      for (const depth of [99, 200, 100_000]) {
        const nested = `{"command":"x","metadata":{"a":${'['.repeat(depth - 2)}"]"${']'.repeat(depth - 2)}}}`;
        const answer = await ask(nested);
        expect(answer.status).toBe(depth === 99 ? 200 : 400);
      }
    });

    it('refuses what is too large', async () => {
      const half = 'x'.repeat(40_000);
      expect((await ask({ command: 'x'.repeat(65_536) })).status).toBe(200);
      expect((await ask({ command: 'x'.repeat(65_537) })).status).toBe(413);
      expect((await ask({ command: half, args: [half] })).body.code).toBe('payload_too_large');
      expect((await ask({ command: 'x', metadata: { x: 'y'.repeat(2_000_000) } })).status).toBe(413);
      const actions = Array.from({ length: 1_001 }, () => ({ command: 'x' }));
      expect((await as('POST', '/v1/actions/batch', { actions })).status).toBe(413);
    });

    it('refuses a wait that is too long', async () => {
      const { id } = (await ask({ command: 'ls' })).body;
      expect((await as('GET', `/v1/actions/${id}?waitMs=60001`)).status).toBe(400);
      expect((await as('GET', `/v1/actions/${id}?wait=1`)).status).toBe(400);
      expect((await as('GET', `/v1/actions/${id}?waitMs=60000`)).status).toBe(200);
    });
  });

  it('needs a token everywhere but for health, metrics and documents', async () => {
    for (const [method, path] of [
      ['POST', '/v1/heartbeat'],
      ['POST', '/v1/actions'],
      ['POST', '/v1/actions/batch'],
      ['GET', `/v1/actions/${randomUUID()}`],
      ['POST', `/v1/actions/${randomUUID()}/outcome`],
      ['GET', '/v1/policy'],
      ['GET', '/v1/policy/stream'],
      ['DELETE', '/v1/agents/me'],
    ] as const) {
      expect((await call(hub, method, path)).status).toBe(401);
    }
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs']) {
      expect((await call(hub, 'GET', path)).status).toBe(200);
    }
    const { paths } = (await call(hub, 'GET', '/openapi.json')).body;
    expect(Object.keys(paths).sort()).toEqual([
      '/v1/actions',
      '/v1/actions/batch',
      '/v1/actions/{id}',
      '/v1/actions/{id}/outcome',
      '/v1/agents',
      '/v1/agents/me',
      '/v1/heartbeat',
      '/v1/policy',
      '/v1/policy/stream',
    ]);
  });

  it('says in one message that its port is taken, and leaves nothing running', async () => {
    const port = Number(new URL(hub.url).port);
    await expect(fixture.start({ port })).rejects.toThrow(`HUB_PORT ${port} on 127.0.0.1 is taken`);
  });

  it('serves the policy with an ETag', async () => {
    const { status, body, headers } = await as('GET', '/v1/policy');
    expect(status).toBe(200);
    expect(body.version).toBe(1);
    expect(body.rules).toHaveLength(4);
    expect(Object.keys(body.rules[0]!).sort()).toEqual(
      [
        'id',
        'pattern',
        'effect',
        'tool',
        'target',
        'mode',
        'locked',
        'confidence',
        'reason',
        'addedBy',
        'addedAt',
        'addedInVersion',
      ].sort(),
    );
    expect(headers.get('etag')).toBe('"v1"');
    const unchanged = await as('GET', '/v1/policy', undefined, { 'if-none-match': '"v1"' });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
  });
});
