import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRedisCluster, type RedisGroup } from '@bylaw/local-services';
import { startSystem, type RunningSystem } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { Caller, eventually } from './http.js';

/** The whole loop with every key on a Redis Cluster, over HTTP, against the real processes. */
describe('a system on a Redis Cluster of three nodes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-cluster-'));
  let cluster: RedisGroup;
  let system: RunningSystem;
  let admin: Caller;
  let hubs: Caller[];

  beforeAll(async () => {
    cluster = await startRedisCluster({
      folder,
      packagesDir: resolve(import.meta.dirname, '../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
    });
    system = await startSystem({ flags: ['--hubs', '2'], env: { REDIS_URL: cluster.url } });
    const { gatewayUrl, adminToken, hubUrls, enrolmentToken } = system.state();
    admin = new Caller(gatewayUrl, adminToken);
    hubs = [];
    for (const hubUrl of hubUrls) {
      const agent = await new Caller(hubUrl, enrolmentToken).post<{ token: string }>('/v1/agents');
      hubs.push(new Caller(hubUrl, agent.body.token));
    }
  }, 120_000);

  afterAll(async () => {
    const code = await system.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }, 60_000);

  it('records what agents ask and report, once for each idempotency key on all hubs', async () => {
    for (const hub of hubs) expect((await hub.post('/v1/heartbeat', { status: 'running' })).status).toBe(200);
    const online = await admin.get<{ items: unknown[] }>('/v1/agents?liveness=online&status=running');
    expect(online.body.items).toHaveLength(2);
    const [first] = hubs as [Caller];
    const ask = () =>
      first.post<{ id: string }>('/v1/actions', { command: 'mkfs.ext4 /dev/sda', idempotencyKey: 'k' });
    const answers = [await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const { id } = answers[0]!.body;
    expect((await first.post(`/v1/actions/${id}/outcome`, { exitCode: 0, score: 5 })).status).toBe(202);
    const recorded = await eventually(
      () => admin.get<{ items: { id: string; outcome: object | null }[] }>('/v1/actions?q=mkfs'),
      ({ body }) => body.items.some(({ outcome }) => outcome !== null),
    );
    expect(recorded.body.items.map((item) => item.id)).toEqual([id]);
    expect((await admin.call('PUT', `/v1/actions/${id}/label`, { label: 'unsafe' })).status).toBe(200);
  });

  it('trains in shards, replays, applies, enforces on every hub and audits', async () => {
    const lines = [
      ...Array.from({ length: 40 }, (_, n) => `mkfs.ext4 /dev/sd${n},1`),
      ...Array.from({ length: 120 }, (_, n) => `ls -la /srv/project${n},0`),
      ...Array.from({ length: 120 }, (_, n) => `git commit -m number-${n},0`),
    ];
    const csv = ['command,safety_label', ...lines].join('\n');
    expect(await admin.call('POST', '/v1/actions/import', csv)).toMatchObject({
      status: 200,
      body: { imported: 280, rejected: 0 },
    });
    const started = await admin.post<{ id: string }>('/v1/trainings', { topN: 5 });
    const run = await eventually(
      () => admin.get<{ status: string; suggestionId: string }>(`/v1/trainings/${started.body.id}`),
      ({ body }) => !['queued', 'running'].includes(body.status),
      30_000,
    );
    expect(run.body).toMatchObject({ status: 'completed', suggestionId: expect.any(String) });
    const suggestion = `/v1/suggestions/${run.body.suggestionId}`;
    const shown = await eventually(
      () => admin.get<{ replay: unknown }>(suggestion),
      ({ body }) => body.replay !== null,
    );
    expect(shown.body).toMatchObject({ status: 'pending', proposedBy: 'trainer' });
    const applied = await admin.post(`${suggestion}/apply`, { confirmation: 'APPLY', comment: 'good' });
    expect(applied).toMatchObject({ status: 200, body: { version: 1 } });
    for (const hub of hubs) {
      const denied = await eventually(
        () =>
          hub.post<{ policyVersion: number; decision: string }>('/v1/actions', {
            command: 'mkfs.ext4 /dev/sdz',
          }),
        ({ body }) => body.policyVersion === 1,
        5_000,
      );
      expect(denied.body.decision).toBe('deny');
    }
    const back = await admin.post('/v1/versions/1/rollback', {
      confirmation: 'ROLLBACK',
      comment: 'on a cluster',
    });
    expect(back).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await admin.get('/v1/audit/verify')).body).toMatchObject({ valid: true, firstBroken: null });
    expect((await admin.get('/v1/dead-jobs')).body).toMatchObject({ items: [] });
  });

  it('keeps all keys together by their hash tag', async () => {
    const keys: string[][] = [];
    for (const { url } of cluster.servers) {
      const node = new Redis(url);
      keys.push(await node.keys('*'));
      node.disconnect();
    }
    expect(keys.filter((found) => found.length > 0)).toHaveLength(1);
    expect(keys.flat().filter((key) => !key.startsWith('{bylaw}:'))).toEqual([]);
  });
});
