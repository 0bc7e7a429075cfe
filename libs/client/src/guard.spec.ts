import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guard } from './guard.js';
import { ActionDenied, guarded } from './guarded.js';
import { HubClient } from './hub-client.js';

describe('guard', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function clientOf(listener: RequestListener): Promise<HubClient> {
    const listening = createServer(listener);
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    return new HubClient({ hubUrl: `http://127.0.0.1:${port}`, token: 't', timeoutMs: 200 });
  }
  const answering = (status: number, body: string) =>
    clientOf((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });

  it('allows what the hub allows', async () => {
    const client = await answering(200, '{"id":"1","decision":"allow","reason":"fine"}');
    expect(await guard(client, { command: 'ls' })).toEqual({
      allowed: true,
      decision: 'allow',
      reason: 'fine',
      actionId: '1',
    });
  });

  it.each([
    ['a deny', 200, '{"id":"1","decision":"deny","reason":"no"}'],
    ['an unknown decision', 200, '{"id":"1","decision":"ALLOW","reason":"?"}'],
    ['an answer that is no JSON', 200, '<html>'],
    ['an empty answer', 200, ''],
    ['null', 200, 'null'],
    ['503', 503, '{"code":"recording_unavailable","detail":"no"}'],
    ['401', 401, '{"code":"unauthenticated"}'],
    ['500 without a body', 500, ''],
    ['a redirect', 302, ''],
  ])('denies on %s (I9)', async (_, status, body) => {
    const client = await answering(status, body);
    expect((await guard(client, { command: 'ls' })).allowed).toBe(false);
  });

  it('denies when the hub hangs, cuts the connection, or is not there', async () => {
    const hanging = await clientOf(() => undefined);
    expect((await guard(hanging, { command: 'ls' })).allowed).toBe(false);
    server?.closeAllConnections();
    server?.close();
    const cutting = await clientOf((request) => request.socket.destroy());
    expect((await guard(cutting, { command: 'ls' })).allowed).toBe(false);
    const absent = new HubClient({ hubUrl: 'http://127.0.0.1:1', token: 't', timeoutMs: 200 });
    expect((await guard(absent, { command: 'ls' })).allowed).toBe(false);
  });

  it('never carries out what is not allowed', async () => {
    const client = await answering(503, '');
    let carriedOut = false;
    const attempt = guarded(client, { command: 'ls' }, async () => {
      carriedOut = true;
      return { exitCode: 0 };
    });
    await expect(attempt).rejects.toThrow(ActionDenied);
    expect(carriedOut).toBe(false);
  });
});
