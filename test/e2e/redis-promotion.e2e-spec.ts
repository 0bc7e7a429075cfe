import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRedisSentinels, type WatchedRedis } from '@bylaw/local-services';
import { startSystem, until, type RunningSystem } from '@bylaw/testing';
import pg from 'pg';
import { Caller, eventually } from './http.js';
import { RestlessAgents } from './restless-agents.js';

const AGENTS = 8;

/**
 * Redis with a replica and sentinels, and the promise of `RECORDING_REPLICAS=1`: what was answered is on the replica, so that
 * nothing answered is lost when it takes over.
 */
describe('a system whose Redis dies and is replaced by its replica', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-promotion-'));
  let redis: WatchedRedis;
  let system: RunningSystem;
  let admin: Caller;
  let database: pg.Pool;

  beforeAll(async () => {
    redis = await startRedisSentinels({
      folder,
      packagesDir: resolve(import.meta.dirname, '../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
    });
    const env = { REDIS_URL: redis.url, RECORDING_REPLICAS: '1' };
    system = await startSystem({ flags: ['--hubs', '2'], env });
    const { gatewayUrl, adminToken, postgresUrl } = system.state();
    admin = new Caller(gatewayUrl, adminToken);
    database = new pg.Pool({ connectionString: postgresUrl, max: 2 });
  }, 120_000);

  afterAll(async () => {
    await database.end();
    const code = await system.stop();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }, 60_000);

  it('loses nothing that it answered, allows nothing meanwhile that it could not record, and goes on', async () => {
    const agents = await RestlessAgents.start(system.state(), AGENTS);
    const { acknowledged, refusals } = agents;
    try {
      await until(async () => acknowledged.length > 500, 20_000);
      process.kill(redis.servers[0]!.pid, 'SIGKILL');
      await until(async () => refusals.length > 0, 10_000);
      const before = acknowledged.length;
      // The new primary has no replica, so that nothing is answered until it has one.
      await redis.rejoin();
      await until(async () => acknowledged.length > before + 200, 30_000);
    } finally {
      await agents.stop();
    }
    expect(new Set(refusals)).toEqual(new Set(['503 recording_unavailable undefined']));
    await agents.areStored(database);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    // The gateway may find the new primary a little later than the hub: it refuses until then.
    const proposed = await eventually(
      () =>
        admin.post<{ id: string }>('/v1/suggestions', {
          diff: { add: [{ pattern: '^rm', effect: 'deny' }] },
        }),
      ({ status }) => status !== 503,
    );
    expect(proposed.status).toBe(201);
    const applied = await admin.post(`/v1/suggestions/${proposed.body.id}/apply`, {
      confirmation: 'APPLY',
      comment: 'x',
    });
    expect(applied).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await admin.get('/v1/audit/verify')).body).toMatchObject({ valid: true });
  }, 90_000);
});
