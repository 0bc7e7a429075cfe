import { until } from '@bylaw/testing';
import { call, type Answer } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';
import { RecorderFixture } from './recorder.fixture.js';
import { TELEMETRY_COLUMNS } from './telemetry-columns.js';
import { watchLiveHeap } from './live-heap.fixture.js';

const HEADER = TELEMETRY_COLUMNS.join(',');

describe('telemetry CSV', () => {
  let own: OwnGateway;

  beforeAll(async () => {
    own = await OwnGateway.open('labeler', 'lena');
  });
  afterAll(async () => {
    await own.close();
  });
  beforeEach(() => own.fixture.sql('TRUNCATE actions, action_outcomes, action_labels, reviews'));

  const get = (path: string): Promise<Answer> =>
    call(own.gateway, 'GET', path, { token: own.operator.token });
  const commands = async (query: string): Promise<string[]> => {
    const { status, body } = await get(`/v1/actions?${query}`);
    expect(status).toBe(200);
    return body.items.map((item) => item.command);
  };

  describe('import and export', () => {
    let recorder: RecorderFixture;

    beforeAll(async () => {
      recorder = new RecorderFixture(own.database, own.redis);
      await recorder.start();
    });
    afterAll(async () => {
      await recorder.stop();
    });

    const send = (body: unknown): Promise<Answer> =>
      call(own.gateway, 'POST', '/v1/actions/import', {
        token: own.operator.token,
        body,
        headers: { 'content-type': 'text/csv' },
      });
    const exported = async (query = ''): Promise<string> => {
      const { status, headers, text } = await get(`/v1/actions/export?${query}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/csv');
      return text;
    };

    it('brings back, whatever it holds, what was imported', async () => {
      const csv = [
        HEADER,
        '0192f0c1-0000-7000-8000-000000000001,2026-01-01T00:00:00.000Z,run,t1,b1,bash,"echo ""a, b""\r\n=cmd()",0,"out\nput",err,12.5,1,"{""k"":""ü,\\n""}"',
        'evt-7,2026-01-02T00:00:00.000Z,,,,shell,ls 🙂,,,,,,',
        'evt-8,2026-01-03T00:00:00.000Z,,,,sql," drop table ",-1,,,0,2,"{""importedId"":""mine""}"',
        '',
      ].join('\n');
      const first = await send(csv);
      expect(first).toMatchObject({
        status: 200,
        body: { imported: 3, duplicates: 0, rejected: 0, errors: [] },
      });
      const once = await exported();
      expect(once.split('\n')[0]).toBe(HEADER);
      expect(once).toBe(csv.replace('"{""importedId"":""mine""}"', ''));
      expect((await send(once)).body).toMatchObject({ imported: 0, duplicates: 3, rejected: 0 });
      expect(await exported('tool=sql')).toBe([HEADER, once.split('\n').at(-2), ''].join('\n'));
      await own.fixture.sql('TRUNCATE actions, action_outcomes, action_labels');
      expect((await send(once)).body).toMatchObject({ imported: 3 });
      expect(await exported()).toBe(once);
    });

    it('never loses the others to a bad line', async () => {
      const body = Buffer.concat([
        Buffer.from('id,command,safety_label\n'),
        Buffer.from('a,good 1,0\n'),
        Buffer.from('b,"never closed,1\n'),
        Buffer.from('c,good 2,1\n'),
        Buffer.from([0x64, 0x2c, 0xff, 0x2c, 0x0a]),
        Buffer.from('e,n\0l,\n'),
        Buffer.from('f,,0\n'),
        Buffer.from('g,label,9\n'),
        Buffer.from('h,"two\nlines",2\n'),
        Buffer.from('i,short\n'),
        Buffer.from(`j,${'x'.repeat(70_000)},\n`),
        Buffer.from('a,again,0\n'),
        Buffer.from('k,good 3,'),
      ]);
      const { status, body: report } = await send(body);
      expect(status).toBe(200);
      expect(report).toMatchObject({ imported: 4, duplicates: 1, rejected: 7 });
      expect(report.errors?.map((error) => error.line)).toEqual([3, 5, 6, 7, 8, 11, 12]);
      expect(await commands('')).toEqual(
        expect.arrayContaining(['good 1', 'good 2', 'two\nlines', 'good 3']),
      );
    });

    it.each([
      ['an empty file', ''],
      ['an unknown column', 'command,colour\nls,red\n'],
      ['no command', 'tool\nshell\n'],
      ['a header that can’t be read', '"command\nls\n'],
    ])('refuses %s', async (_what, body) => {
      const { status, body: problem } = await send(body);
      expect({ status, code: problem.code }).toEqual({ status: 400, code: 'validation_failed' });
    });

    it('takes CSV only where it is meant, and nothing else there', async () => {
      expect(
        (await call(own.gateway, 'POST', '/v1/actions/import', { token: own.operator.token, body: {} }))
          .status,
      ).toBe(415);
      const headers = { 'content-type': 'text/csv' };
      expect(
        (await call(own.gateway, 'POST', '/v1/decisions', { token: own.operator.token, body: 'a', headers }))
          .status,
      ).toBe(415);
    });

    it('streams 50 MB in and out in constant memory', async () => {
      const rows = 12_500;
      const padding = 'x'.repeat(4_000);
      async function* lines(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('id,ts,command\n');
        for (let i = 0; i < rows; i += 100) {
          const some = Array.from(
            { length: 100 },
            (_, n) => `r${i + n},2026-01-01,echo ${i + n} ${padding}\n`,
          );
          yield Buffer.from(some.join(''));
        }
      }
      const heap = watchLiveHeap();
      const response = await fetch(new URL('/v1/actions/import', own.gateway.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${own.operator.token}`, 'content-type': 'text/csv' },
        body: lines(),
        duplex: 'half',
      } as unknown as RequestInit);
      expect(await response.json()).toEqual({ imported: rows, duplicates: 0, rejected: 0, errors: [] });
      const out = await fetch(new URL('/v1/actions/export', own.gateway.url), {
        headers: { authorization: `Bearer ${own.operator.token}` },
      });
      let newlines = 0;
      for await (const chunk of out.body as unknown as AsyncIterable<Uint8Array>) {
        for (const byte of chunk) if (byte === 0x0a) newlines += 1;
      }
      expect(newlines).toBe(rows + 1);
      // The rows alone are 50 MB; sender, own.gateway, queue and recorder all live in this process.
      expect(heap.stop()).toBeLessThan(100_000_000);
    }, 120_000);

    it('lets go of its work when the caller of an export leaves', async () => {
      await own.fixture.sql(
        `INSERT INTO actions (id, ts, source, tool, command)
         SELECT gen_random_uuid(), now(), 'import', 'shell', repeat('x', 1000) FROM generate_series(1, 20000)`,
      );
      const leaving = new AbortController();
      const response = await fetch(new URL('/v1/actions/export', own.gateway.url), {
        headers: { authorization: `Bearer ${own.operator.token}` },
        signal: leaving.signal,
      });
      await response.body?.getReader().read();
      leaving.abort();
      expect(await until(async () => (await get('/readyz')).status === 200)).toBe(true);
    });
  });
});
