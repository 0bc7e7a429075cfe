import { createHash } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';
import { RecorderFixture } from './recorder.fixture.js';
import { TELEMETRY_COLUMNS } from './telemetry-columns.js';
import { watchLiveHeap } from './live-heap.fixture.js';

const HEADER = TELEMETRY_COLUMNS.join(',');

describe('gzipped telemetry', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let recorder: RecorderFixture;
  let labeler: string;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    fixture = new GatewayFixture(stores);
    gateway = await fixture.start();
    labeler = (await fixture.operator('labeler', 'lena')).token;
    recorder = new RecorderFixture(database, redis);
    await recorder.start();
  });
  afterAll(async () => {
    await recorder.stop();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });
  beforeEach(() => fixture.sql('TRUNCATE actions, action_outcomes, action_labels, reviews'));

  const send = (body: Uint8Array, encoding: string): Promise<Answer> =>
    call(gateway, 'POST', '/v1/actions/import', {
      token: labeler,
      body,
      headers: { 'content-type': 'text/csv', 'content-encoding': encoding },
    });
  const stored = async (): Promise<number> =>
    Number((await fixture.sql('SELECT count(*) AS n FROM actions'))[0]?.['n']);

  /** The answer as it comes over the wire: `fetch` would unpack it. */
  async function raw(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ answer: IncomingMessage; body: Buffer }> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = request(new URL(path, gateway.url), {
        headers: { authorization: `Bearer ${labeler}`, ...headers },
      });
      asking.once('response', resolve).once('error', reject).end();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
    return { answer, body: Buffer.concat(chunks) };
  }

  const csvOf = (ids: readonly string[]): string =>
    [
      HEADER,
      ...ids.map((id, n) => `${id},2026-01-01T00:00:0${n % 5}.000Z,,,,shell,"echo ""${id}""",,,,,,`),
      '',
    ].join('\n');

  it('comes in and goes out as it was', async () => {
    const csv = csvOf(['a-1', 'b-2', 'c-3']);
    for (const encoding of ['gzip', 'X-GZIP']) {
      const { status, body } = await send(gzipSync(csv), encoding);
      expect(status).toBe(200);
      const isFirst = encoding === 'gzip';
      expect(body).toMatchObject({ imported: isFirst ? 3 : 0, duplicates: isFirst ? 0 : 3, rejected: 0 });
    }
    const { answer, body } = await raw('/v1/actions/export', { 'accept-encoding': 'br;q=0.5, gzip' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(gunzipSync(body).toString()).toBe(csv);
  });

  it('is only for those who want it', async () => {
    await send(gzipSync(csvOf(['a'])), 'gzip');
    for (const wanted of ['', 'br', 'gzip;q=0']) {
      const { answer, body } = await raw(
        '/v1/actions/export',
        wanted === '' ? {} : { 'accept-encoding': wanted },
      );
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers.vary).toBe('accept-encoding');
      expect(body.toString()).toBe(csvOf(['a']));
    }
  });

  it('says what is wrong with an export as a problem, not as a gzip', async () => {
    await fixture.sql('ALTER TABLE actions RENAME TO hidden');
    try {
      const { answer, body } = await raw('/v1/actions/export', { 'accept-encoding': 'gzip' });
      expect(answer.statusCode).toBe(500);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'internal_error' });
    } finally {
      await fixture.sql('ALTER TABLE hidden RENAME TO actions');
    }
  });

  it('goes on after any line of an export that broke off', async () => {
    const ids = Array.from({ length: 1_203 }, (_, n) => `event-${n}`);
    await send(gzipSync(csvOf(ids)), 'gzip');
    const whole = (await raw('/v1/actions/export')).body.toString().split('\n');
    expect(whole).toHaveLength(1_205);
    for (const last of [1, 500, 501, 1_202, 1_203]) {
      const id = whole[last]?.split(',')[0];
      const { body } = await raw(`/v1/actions/export?after=${id}`, { 'accept-encoding': 'gzip' });
      expect(gunzipSync(body).toString()).toBe([HEADER, ...whole.slice(last + 1)].join('\n'));
    }
    const { answer, body } = await raw('/v1/actions/export?after=nobody', { 'accept-encoding': 'gzip' });
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(body.toString())).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'after', message: 'is not the id of an action that is stored' }],
    });
  });

  it('is refused when it is a bomb, damaged, cut off, or coded otherwise', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('command\n'), Buffer.alloc(100_000_000, 'x')]));
    const cutOff = gzipSync(csvOf(Array.from({ length: 999 }, (_, n) => `${n * 7_919}`))).subarray(0, -500);
    const cases: [Uint8Array, string, number, string][] = [
      [bomb, 'gzip', 413, 'payload_too_large'],
      [cutOff, 'gzip', 400, 'malformed_body'],
      [Buffer.from('command\nls\n'), 'gzip', 400, 'malformed_body'],
      [Buffer.alloc(0), 'gzip', 400, 'malformed_body'],
      [gzipSync('colour\nred\n'), 'gzip', 400, 'validation_failed'],
      [Buffer.from('command\nls\n'), 'br', 415, 'unsupported_media_type'],
      [gzipSync('command\nls\n'), 'gzip, gzip', 415, 'unsupported_media_type'],
    ];
    for (const [body, encoding, status, code] of cases) {
      const answer = await send(body, encoding);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect((await send(gzipSync('command\nls\n'), 'gzip')).body).toMatchObject({ imported: 1 });
  });

  it('streams 33 MB in and out in constant memory', async () => {
    const rows = 12_500;
    const noise = (n: number): string => createHash('sha512').update(String(n)).digest('hex');
    async function* lines(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('id,ts,command\n');
      for (let i = 0; i < rows; i += 100) {
        const some = Array.from(
          { length: 100 },
          (_, n) => `r${i + n},2026-01-01,echo ${noise(i + n).repeat(20)}\n`,
        );
        yield Buffer.from(some.join(''));
      }
    }
    const packed = createGzip();
    const packing = pipeline(Readable.from(lines()), packed);
    const answer = await fetch(new URL('/v1/actions/import', gateway.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${labeler}`, 'content-type': 'text/csv', 'content-encoding': 'gzip' },
      body: Readable.toWeb(packed),
      duplex: 'half',
    } as unknown as RequestInit);
    await packing;
    expect(await answer.json()).toEqual({ imported: rows, duplicates: 0, rejected: 0, errors: [] });
    expect(await stored()).toBe(rows);
    const out = await fetch(new URL('/v1/actions/export', gateway.url), {
      headers: { authorization: `Bearer ${labeler}`, 'accept-encoding': 'gzip' },
    });
    expect(out.headers.get('content-encoding')).toBe('gzip');
    const heap = watchLiveHeap();
    let newlines = 0;
    for await (const chunk of out.body as unknown as AsyncIterable<Uint8Array>) {
      for (const byte of chunk) if (byte === 0x0a) newlines += 1;
    }
    expect(newlines).toBe(rows + 1);
    // The rows alone are 33 MB.
    expect(heap.stop()).toBeLessThan(100_000_000);
  }, 120_000);
});
