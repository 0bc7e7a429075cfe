import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_REDIS_PREFIX } from '@bylaw/contracts';
import { startRedisCluster, type RedisGroup } from '@bylaw/local-services';
import { startSystem, until, type RunningSystem } from '@bylaw/testing';
import pg from 'pg';
import { Caller, eventually } from './http.js';
import { RestlessAgents } from './restless-agents.js';

const AGENTS = 8;

/**
 * A Redis Cluster in which the primary that has our keys has two replicas, and the promise of `RECORDING_REPLICAS=1`: one of
 * them takes over when it dies, and still has a replica then.
 */
describe('a system on a Redis Cluster, one node of which dies and is replaced by its replica', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-failover-'));
  let cluster: RedisGroup;
  let system: RunningSystem;
  let database: pg.Pool;

  beforeAll(async () => {
    cluster = await startRedisCluster({
      folder,
      packagesDir: resolve(import.meta.dirname, '../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
      replicas: { count: 2, ofKey: DEFAULT_REDIS_PREFIX },
    });
    const env = { REDIS_URL: cluster.url, RECORDING_REPLICAS: '1' };
    system = await startSystem({ flags: ['--hubs', '2'], env });
    database = new pg.Pool({ connectionString: system.state().postgresUrl, max: 2 });
  }, 120_000);

  afterAll(async () => {
    await database.end();
    const code = await system.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }, 60_000);

  it('loses nothing that it answered, allows nothing meanwhile that it could not record, and goes on', async () => {
    const agents = await RestlessAgents.start(system.state(), AGENTS);
    const { acknowledged, refusals } = agents;
    try {
      await until(async () => acknowledged.length > 500, 20_000);
      process.kill(cluster.servers[0]!.pid, 'SIGKILL');
      await until(async () => refusals.length > 0, 10_000);
      const before = acknowledged.length;
      await until(async () => acknowledged.length > before + 200, 30_000);
    } finally {
      await agents.stop();
    }
    expect(new Set(refusals)).toEqual(new Set(['503 recording_unavailable undefined']));
    await agents.areStored(database);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    const { gatewayUrl, adminToken } = system.state();
    const admin = new Caller(gatewayUrl, adminToken);
    const proposed = await eventually(
      () => admin.post('/v1/suggestions', { diff: { add: [{ pattern: '^rm', effect: 'deny' }] } }),
      ({ status }) => status !== 503,
    );
    expect(proposed.status).toBe(201);
  }, 90_000);
});
