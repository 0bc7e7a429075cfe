import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { OwnGateway } from '../own-gateway.fixture.js';

describe('agents, as the gateway shows them', () => {
  let own: OwnGateway;
  let direct: Redis;

  beforeAll(async () => {
    own = await OwnGateway.open('admin', 'ada');
    direct = new Redis(own.redis.url);
  });
  afterAll(async () => {
    direct.disconnect();
    await own.close();
  });

  describe('agents', () => {
    let online: string;
    let offline: string;
    let held: string;

    beforeAll(async () => {
      online = (await own.fixture.addAgent('online', { labels: { team: 'a' } })).id;
      offline = (
        await own.fixture.addAgent('offline', {
          last_status: 'running',
          last_heartbeat_at: '2026-01-01T00:00:00Z',
          last_policy_version: 4,
          quarantined: true,
          quarantine_reason: 'strange',
          quarantined_by: 'ada',
          quarantined_at: '2026-01-02T00:00:00Z',
        })
      ).id;
      held = (await own.fixture.addAgent('held')).id;
      await own.fixture.addAgent('gone', { removed_at: new Date() });
      await direct.zadd(`${own.redis.prefix}:heartbeats`, 1_800_000_000_000, online);
      await direct.hset(
        `${own.redis.prefix}:agent-status`,
        online,
        JSON.stringify({ status: 'running', policyVersion: 7 }),
      );
      const action = await own.fixture.addAction({ agent_id: online, command: 'make', decision: 'allow' });
      await own.fixture.insert('action_outcomes', {
        action_id: action,
        agent_id: online,
        reported_at: new Date(),
        score: 88,
      });
      await own.fixture.insert('reviews', {
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
      expect((await own.call('GET', `/v1/agents/${online}`)).body).toEqual({
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
      expect((await own.call('GET', `/v1/agents/${offline}`)).body).toMatchObject({
        status: 'running',
        liveness: 'offline',
        lastHeartbeatAt: '2026-01-01T00:00:00.000Z',
        lastAction: null,
        lastScore: null,
        quarantined: true,
        quarantine: { reason: 'strange', by: 'ada', at: '2026-01-02T00:00:00.000Z' },
        policyVersion: 4,
      });
      expect((await own.call('GET', `/v1/agents/${held}`)).body).toMatchObject({ status: 'blocked' });
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
        const { body } = await own.call('GET', `/v1/agents?limit=1&${query}${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((agent) => agent.name));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted()).toEqual(names);
    });

    it('are found by their id', async () => {
      const { items } = (await own.call('GET', `/v1/agents?q=${held}`)).body;
      expect(items.map(({ name }) => name)).toEqual(['held']);
    });

    it('are not there when they have left, or never were', async () => {
      const [gone] = await own.fixture.sql(`SELECT id FROM agents WHERE name = 'gone'`);
      expect((await own.call('GET', `/v1/agents/${String(gone?.['id'])}`)).status).toBe(404);
      expect((await own.call('GET', `/v1/agents/${randomUUID()}`)).status).toBe(404);
      expect((await own.call('GET', '/v1/agents?status=asleep')).status).toBe(400);
    });

    it('list their held actions', async () => {
      const { body } = await own.call('GET', '/v1/reviews?status=held');
      expect(body.items).toMatchObject([
        { agentId: held, agentName: 'held', command: 'reboot', status: 'held' },
      ]);
      expect((await own.call('GET', '/v1/reviews?status=expired')).body.items).toEqual([]);
    });
  });
});
