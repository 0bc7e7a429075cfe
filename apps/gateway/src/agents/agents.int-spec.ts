import { randomUUID } from 'node:crypto';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('agents, as the gateway shows them', () => {
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
          quarantine_reason: 'strange',
          quarantined_by: 'ada',
          quarantined_at: '2026-01-02T00:00:00Z',
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
        quarantine: null,
        registeredAt: expect.any(String),
        policyVersion: 7,
      });
      expect((await as('GET', `/v1/agents/${offline}`)).body).toMatchObject({
        status: 'running',
        liveness: 'offline',
        lastHeartbeatAt: '2026-01-01T00:00:00.000Z',
        lastAction: null,
        lastScore: null,
        quarantined: true,
        quarantine: { reason: 'strange', by: 'ada', at: '2026-01-02T00:00:00.000Z' },
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
      ['quarantined=true', ['offline']],
      ['quarantined=false', ['held', 'online']],
      ['q=LINE', ['offline', 'online']],
      ['q=l%25e', []],
      ['q=line&liveness=offline', ['offline']],
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

    it('are found by their id', async () => {
      const { items } = (await as('GET', `/v1/agents?q=${held}`)).body;
      expect(items.map(({ name }) => name)).toEqual(['held']);
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
});
