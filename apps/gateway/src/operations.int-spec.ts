import { randomUUID } from 'node:crypto';
import { QUEUES } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { GatewayFixture, call, until, type Answer } from './gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

describe('running the fleet through the gateway', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let admin: { id: string; token: string };
  let direct: Redis;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    direct = new Redis(redis.url);
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    admin = await fixture.operator('admin', 'ada');
  });
  afterAll(async () => {
    await fixture.stopAll();
    direct.disconnect();
    await redis.cleanUp();
    await database.drop();
  });

  const as = (method: string, path: string, body?: unknown): Promise<Answer> =>
    call(gateway, method, path, { token: admin.token, body });
  const queue = async <T>(name: string, use: (queue: Queue) => Promise<T>): Promise<T> => {
    const opened = new Queue(name, { connection: { url: redis.url }, prefix: redis.prefix });
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  };

  describe('agents', () => {
    let online: string;
    let offline: string;
    let held: string;

    beforeAll(async () => {
      online = (await fixture.addAgent('online', { labels: { team: 'a' } })).id;
      offline = (
        await fixture.addAgent('offline', {
          last_status: 'running',
          last_heartbeat_at: '2026-01-01T00:00:00Z',
          last_policy_version: 4,
          quarantined: true,
        })
      ).id;
      held = (await fixture.addAgent('held')).id;
      await fixture.addAgent('gone', { removed_at: new Date() });
      await direct.zadd(`${redis.prefix}:heartbeats`, 1_800_000_000_000, online);
      await direct.hset(
        `${redis.prefix}:agent-status`,
        online,
        JSON.stringify({ status: 'running', policyVersion: 7 }),
      );
      const action = await fixture.addAction({ agent_id: online, command: 'make', decision: 'allow' });
      await fixture.insert('action_outcomes', {
        action_id: action,
        agent_id: online,
        reported_at: new Date(),
        score: 88,
      });
      await fixture.insert('reviews', {
        action_id: randomUUID(),
        agent_id: held,
        tool: 'shell',
        command: 'reboot',
        command_hash: 'h',
        policy_version: 1,
        held_at: new Date(),
        expires_at: new Date(Date.now() + 60_000),
      });
    });

    it('are shown with what the registry, heartbeats and telemetry say', async () => {
      expect((await as('GET', `/v1/agents/${online}`)).body).toEqual({
        id: online,
        name: 'online',
        labels: { team: 'a' },
        status: 'running',
        liveness: 'online',
        lastHeartbeatAt: '2027-01-15T08:00:00.000Z',
        lastAction: {
          id: expect.any(String),
          tool: 'shell',
          command: 'make',
          decision: 'allow',
          ts: expect.any(String),
        },
        lastScore: 88,
        quarantined: false,
        policyVersion: 7,
      });
      expect((await as('GET', `/v1/agents/${offline}`)).body).toMatchObject({
        status: 'running',
        liveness: 'offline',
        lastHeartbeatAt: '2026-01-01T00:00:00.000Z',
        lastAction: null,
        lastScore: null,
        quarantined: true,
        policyVersion: 4,
      });
      expect((await as('GET', `/v1/agents/${held}`)).body).toMatchObject({ status: 'blocked' });
    });

    it.each([
      ['', ['held', 'offline', 'online']],
      ['liveness=online', ['online']],
      ['liveness=offline', ['held', 'offline']],
      ['status=blocked', ['held']],
      ['status=running', ['offline', 'online']],
      ['status=running&liveness=online', ['online']],
    ])('are listed by ?%s', async (query, names) => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await as('GET', `/v1/agents?limit=1&${query}${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((agent) => agent.name));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted()).toEqual(names);
    });

    it('are not there when they have left, or never were', async () => {
      const [gone] = await fixture.sql(`SELECT id FROM agents WHERE name = 'gone'`);
      expect((await as('GET', `/v1/agents/${String(gone?.['id'])}`)).status).toBe(404);
      expect((await as('GET', `/v1/agents/${randomUUID()}`)).status).toBe(404);
      expect((await as('GET', '/v1/agents?status=asleep')).status).toBe(400);
    });

    it('list their held actions', async () => {
      const { body } = await as('GET', '/v1/reviews?status=held');
      expect(body.items).toMatchObject([
        { agentId: held, agentName: 'held', command: 'reboot', status: 'held' },
      ]);
      expect((await as('GET', '/v1/reviews?status=expired')).body.items).toEqual([]);
    });
  });

  describe('commands', () => {
    it('that take long are answered 202 with the place to look', async () => {
      const agentId = randomUUID();
      const { status, headers, body } = await as('PUT', `/v1/agents/${agentId}/quarantine`, {
        reason: 'odd',
      });
      expect(status).toBe(202);
      expect(body).toEqual({
        commandId: expect.any(String),
        status: 'queued',
        location: `/v1/commands/${body.commandId}`,
      });
      expect(headers.get('location')).toBe(body.location);
      expect((await as('GET', body.location)).body).toEqual({ commandId: body.commandId, status: 'queued' });
      const job = await queue(QUEUES.policyCommands, (commands) => commands.getJob(body.commandId));
      expect(job?.data).toEqual({
        commandId: body.commandId,
        actor: { kind: 'operator', id: admin.id, name: 'ada', role: 'admin' },
        agentId,
        reason: 'odd',
      });
      const result = { ok: false, problem: { code: 'not_found', detail: 'There is no agent' } };
      await fixture.insert('commands', {
        id: body.commandId,
        name: 'quarantine-agent',
        result,
        finished_at: new Date(),
      });
      expect((await as('GET', body.location)).body).toEqual({
        commandId: body.commandId,
        status: 'refused',
        problem: result.problem,
      });
      expect((await as('GET', `/v1/commands/${randomUUID()}`)).status).toBe(404);
    });

    it('make a token whose secret is shown even then, and never queued (I12)', async () => {
      const { status, body } = await as('POST', '/v1/tokens', { name: 'vera', role: 'viewer' });
      expect(status).toBe(202);
      expect(body).toMatchObject({ id: expect.any(String), token: expect.stringMatching(/^bylaw_op_/) });
      const job = await queue(QUEUES.policyCommands, (commands) => commands.getJob(body.commandId));
      expect(job?.data).toMatchObject({ tokenId: body.id, kind: 'operator', name: 'vera', role: 'viewer' });
      expect(JSON.stringify(job?.data)).not.toContain(body.token);
    });

    it.each([
      ['no role', { name: 'x' }],
      ['a role of an enrolment token', { name: 'x', kind: 'enrolment', role: 'viewer' }],
      ['an unknown role', { name: 'x', role: 'king' }],
    ])('make no token with %s', async (_what, body) => {
      const answer = await as('POST', '/v1/tokens', body);
      expect({ status: answer.status, path: answer.body.errors?.[0]?.path }).toEqual({
        status: 400,
        path: 'role',
      });
    });
  });

  it('lists tokens without their secrets', async () => {
    const { text, body } = await as('GET', '/v1/tokens');
    const shown = body.items.find((token) => token.id === admin.id);
    expect(shown).toEqual({
      id: admin.id,
      kind: 'operator',
      name: 'ada',
      role: 'admin',
      createdBy: 'test',
      createdAt: expect.any(String),
    });
    const [row] = await fixture.sql('SELECT hash FROM tokens WHERE id = $1', [admin.id]);
    expect(text).not.toContain(String(row?.['hash']));
  });

  describe('trainings', () => {
    it('are queued, seen, and cancelled', async () => {
      const { status, body } = await as('POST', '/v1/trainings', { topN: 5 });
      expect(status).toBe(202);
      const { id } = body;
      const job = await queue(QUEUES.training, (training) => training.getJob(id));
      expect(job?.data).toMatchObject({
        runId: id,
        requestedBy: 'ada',
        topN: 5,
        estimator: 'mined',
        since: null,
      });
      const queued = {
        id,
        status: 'queued',
        progress: { done: 0, total: 0 },
        metrics: null,
        suggestionId: null,
        error: null,
        requestedBy: 'ada',
        requestedAt: expect.any(String),
      };
      expect((await as('GET', `/v1/trainings/${id}`)).body).toEqual(queued);
      expect((await as('GET', '/v1/trainings')).body.items).toEqual([queued]);
      expect((await as('DELETE', `/v1/trainings/${id}`)).status).toBe(204);
      expect(await direct.exists(`${redis.prefix}:training-cancelled:${id}`)).toBe(1);
      await fixture.insert('training_runs', {
        id,
        status: 'cancelled',
        requested_by: 'ada',
        requested_at: new Date(),
        ended_at: new Date(),
        parameters: {},
        progress: { done: 1, total: 3 },
      });
      expect((await as('GET', '/v1/trainings')).body.items).toMatchObject([
        { id, status: 'cancelled', progress: { done: 1, total: 3 } },
      ]);
      const again = await as('DELETE', `/v1/trainings/${id}`);
      expect({ status: again.status, code: again.body.code }).toEqual({
        status: 409,
        code: 'training_not_running',
      });
      expect((await as('DELETE', `/v1/trainings/${randomUUID()}`)).status).toBe(404);
    });

    it('turn pages over those that go on and those that have ended', async () => {
      for (let day = 1; day <= 3; day++) {
        await fixture.insert('training_runs', {
          id: randomUUID(),
          status: 'failed',
          error: 'too few',
          requested_by: 'ada',
          requested_at: new Date(Date.UTC(2026, 0, day)),
          ended_at: new Date(),
          parameters: {},
          progress: { done: 0, total: 0 },
        });
      }
      await as('POST', '/v1/trainings', {});
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await as('GET', `/v1/trainings?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((run) => run.status));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(['queued', 'cancelled', 'failed', 'failed', 'failed']);
      expect((await as('POST', '/v1/trainings', { topN: 0 })).status).toBe(400);
      expect((await as('POST', '/v1/trainings', { estimator: 'oracle' })).status).toBe(400);
    });
  });

  it('lists pinned cases', async () => {
    const id = randomUUID();
    await fixture.insert('pinned_cases', {
      id,
      tool: 'shell',
      command: 'rm -rf /',
      expect: 'deny',
      created_by: 'ada',
      created_at: new Date(),
    });
    expect((await as('GET', '/v1/pinned-cases')).body).toEqual({
      nextCursor: null,
      items: [
        {
          id,
          tool: 'shell',
          command: 'rm -rf /',
          args: null,
          expect: 'deny',
          comment: null,
          createdBy: 'ada',
          createdAt: expect.any(String),
        },
      ],
    });
    expect((await as('POST', '/v1/pinned-cases', { command: 'ls', expect: 'perhaps' })).status).toBe(400);
  });

  it('shows the audit, newest first, by what is asked for', async () => {
    for (let seq = 1; seq <= 3; seq++) {
      await fixture.insert('audit_events', {
        seq,
        id: randomUUID(),
        at: new Date(),
        actor_kind: 'operator',
        actor_id: admin.id,
        actor_name: 'ada',
        actor_role: 'admin',
        action: seq === 2 ? 'suggestion.apply' : 'token.create',
        outcome: 'done',
        prev_hash: String(seq - 1),
        hash: String(seq),
      });
    }
    const { body } = await as('GET', '/v1/audit?limit=2');
    expect(body.items.map((event) => event.seq)).toEqual([3, 2]);
    expect(body.items[0]?.actor).toEqual({ kind: 'operator', id: admin.id, name: 'ada', role: 'admin' });
    const next = await as('GET', `/v1/audit?limit=2&cursor=${String(body.nextCursor)}`);
    expect(next.body).toMatchObject({ items: [{ seq: 1 }], nextCursor: null });
    const { body: applied } = await as('GET', '/v1/audit?action=suggestion.apply');
    expect(applied.items).toMatchObject([{ seq: 2 }]);
    // These were made by hand: their hashes are wrong.
    expect((await as('GET', '/v1/audit/verify')).body).toEqual({ valid: false, events: 1, firstBroken: 1 });
  });

  it('streams the news, until the token is revoked', async () => {
    const { id, token } = await fixture.operator('viewer');
    const response = await fetch(new URL('/v1/events', gateway.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    let ended = false;
    void (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        heard += Buffer.from(chunk).toString();
      }
      ended = true;
    })();
    await until(async () => heard !== '');
    await fixture.announce({ type: 'version.created', version: 9, kind: 'apply' });
    await until(async () => heard.includes('event: version.created'));
    expect(heard).toContain('data: {"type":"version.created","version":9,"kind":"apply"}');
    await fixture.announce({ type: 'token.changed', id });
    await until(async () => ended);
  });
});
