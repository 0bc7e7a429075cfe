import { verifyExport, type AuditVerification } from '@bylaw/persistence';
import {
  fillAudit,
  testDatabase,
  testRedis,
  withClient,
  type TestDatabase,
  type TestRedis,
} from '@bylaw/testing';
import { GatewayFixture, call } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';
import { watchLiveHeap } from '../telemetry/live-heap.fixture.js';

describe('the audit of the gateway', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;

  beforeEach(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    ({ token } = await fixture.operator('admin'));
  });
  afterEach(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const fill = (count: number) => withClient(database.url, (client) => fillAudit(client, count));
  const get = (path: string) => call(gateway, 'GET', path, { token });

  async function* linesOf(text: string): AsyncGenerator<string> {
    yield* text.split('\n').slice(0, -1);
  }

  it('is exported whole, in order, with its head in the last line and in a header', async () => {
    await fill(1_203);
    const { status, headers, text } = await get('/v1/audit/export');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    const found = await verifyExport(linesOf(text));
    expect(found).toMatchObject({ valid: true, events: 1_203 });
    expect(headers.get('bylaw-audit-head')).toBe(`1203:${found.head.hash}`);
    expect(text.trimEnd().split('\n').at(-1)).toBe(JSON.stringify({ head: found.head }));
    const [newest] = (await get('/v1/audit?limit=1')).body.items;
    expect(JSON.parse(text.split('\n')[1_202] ?? '')).toEqual(newest);
  });

  it('is exported gzipped to those who ask for it, and empty when there is nothing', async () => {
    const answer = await fetch(new URL('/v1/audit/export', gateway.url), {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toBe('{"head":{"seq":0,"hash":""}}\n');
    const { headers } = await get('/v1/audit/export');
    expect(headers.get('vary')).toBe('accept-encoding');
  });

  it('is verified against a head that was kept', async () => {
    await fill(30);
    const verify = async (head: string) =>
      (await get(`/v1/audit/verify?head=${head}`)).body as unknown as AuditVerification;
    const { head } = (await get('/v1/audit/verify')).body as unknown as AuditVerification;
    const kept = `${head.seq}:${head.hash}`;
    expect(await verify(kept)).toEqual({ valid: true, events: 30, firstBroken: null, fault: null, head });
    await fixture.sql('ALTER TABLE audit_events DISABLE TRIGGER ALL');
    await fixture.sql('DELETE FROM audit_events WHERE seq > 20');
    expect((await get('/v1/audit/verify')).body).toMatchObject({ valid: true, events: 20 });
    expect(await verify(kept)).toMatchObject({ valid: false, firstBroken: 21, fault: 'truncated' });
    const other = `20:${'0'.repeat(64)}`;
    expect(await verify(other)).toMatchObject({ valid: false, firstBroken: 20, fault: 'rewritten' });
  });

  it.each(['20', 'x:y', `20:${'0'.repeat(63)}`, `01:${'0'.repeat(64)}`, '1:'])(
    'refuses the head %s',
    async (head) => {
      const { status, body } = await get(`/v1/audit/verify?head=${head}`);
      expect([status, body.code, body.errors]).toEqual([
        ...[400, 'validation_failed'],
        [{ path: 'head', message: 'must be SEQ:HASH' }],
      ]);
    },
  );

  it('says what is wrong with an export as a problem', async () => {
    await fixture.sql('ALTER TABLE audit_events RENAME TO hidden');
    const { status, body } = await get('/v1/audit/export');
    expect([status, body.code]).toEqual([500, 'internal_error']);
  });

  it('is verified and exported in constant memory', async () => {
    await fill(30_000);
    const heap = watchLiveHeap();
    expect((await get('/v1/audit/verify')).body).toMatchObject({ valid: true, events: 30_000 });
    const out = await fetch(new URL('/v1/audit/export', gateway.url), {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
    });
    let bytes = 0;
    for await (const chunk of out.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(15_000_000);
    expect(heap.stop()).toBeLessThan(20_000_000);
  }, 60_000);
});
