import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api.js';

describe('Api', () => {
  let server: Server;
  let url = '';
  const answers: Readonly<Record<string, readonly [number, string]>> = {
    '/json': [200, '{"id":1}'],
    '/nothing': [204, ''],
    '/page': [200, '<html>'],
    '/problem': [409, '{"detail":"It is pending already."}'],
    '/places': [
      400,
      '{"detail":"No.","code":"bad","errors":[{"path":"a","message":"x"},{"path":"b","message":"y"}]}',
    ],
    '/null': [500, 'null'],
    '/long': [502, `<html>${'x'.repeat(5_000)}`],
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [status, body] = answers[request.url ?? ''] ?? [404, ''];
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const get = (path: string) => new Api(url, 'token').call('GET', path);

  it('answers what the other side does', async () => {
    expect(await get('/json')).toEqual({ status: 200, body: { id: 1 } });
    expect(await get('/nothing')).toEqual({ status: 204, body: null });
  });

  it('says in a sentence what went wrong', async () => {
    await expect(get('/page')).rejects.toThrow(/GET \/page: what http.* answers is not JSON; is it Bylaw\?$/);
    await expect(get('/problem')).rejects.toThrow('GET /problem answered 409: It is pending already.');
    await expect(get('/places')).rejects.toMatchObject({
      ...{ message: 'GET /places answered 400: No.\n  a: x\n  b: y', code: 'bad' },
    });
    await expect(get('/null')).rejects.toThrow('GET /null answered 500: null');
    await expect(get('/long')).rejects.toThrow(/^GET \/long answered 502: <html>x{294}$/);
    await expect(new Api('http://127.0.0.1:9', 'token').call('GET', '/')).rejects.toThrow(/does not answer/);
  });
});
