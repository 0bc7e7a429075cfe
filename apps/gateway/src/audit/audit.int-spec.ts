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

  it('tells how far a verification is, and at last what it found', async () => {
    await fill(1_203);
    const found = (await get('/v1/audit/verify')).body;
    const { status, headers, text } = await get('/v1/audit/verify/progress');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8']);
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { checked: 500, total: 1_203 },
      { checked: 1_000, total: 1_203 },
      { checked: 1_203, total: 1_203 },
      found,
    ]);
    await fixture.sql('ALTER TABLE audit_events DISABLE TRIGGER ALL');
    await fixture.sql(`UPDATE audit_events SET reason = 'another' WHERE seq = 700`);
    const broken = (await get('/v1/audit/verify/progress')).text.trimEnd().split('\n');
    expect(broken.map((line) => JSON.parse(line) as unknown)).toEqual([
      { checked: 500, total: 1_203 },
      expect.objectContaining({ valid: false, firstBroken: 700, fault: 'changed' }),
    ]);
  });

  it('is listed from a time on and before another, and shown event by event', async () => {
    await fill(30);
    const { items } = (await get('/v1/audit')).body as unknown as { items: { seq: number; at: string }[] };
    const [since, until] = [items[20]!.at, items[10]!.at];
    const within = (await get(`/v1/audit?since=${since}&until=${until}`)).body.items;
    expect(within).toEqual(items.filter(({ at }) => at >= since && at < until));
    expect(within.length).toBeGreaterThan(0);
    expect((await get('/v1/audit?since=yesterday')).status).toBe(400);
    expect((await get('/v1/audit/7')).body).toEqual(items.find(({ seq }) => seq === 7));
    for (const seq of ['31', '0', 'x', '9'.repeat(18)])
      expect([seq, (await get(`/v1/audit/${seq}`)).status]).toEqual([seq, 404]);
  });

  it('is listed by one action, or by all that begin alike', async () => {
    await fill(12);
    const ofAction = async (action: string) => (await get(`/v1/audit?action=${action}`)).body.items.length;
    for (const action of ['suggestion.reject', 'suggestion.']) expect(await ofAction(action)).toBe(12);
    for (const action of ['suggestion', '.', 'suggestion.reject.', 'agent.'])
      expect(await ofAction(action)).toBe(0);
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
