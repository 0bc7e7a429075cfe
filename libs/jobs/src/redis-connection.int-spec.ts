import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { jest } from '@jest/globals';
import { producerConnection, workerConnection } from './redis-connection.js';

/** The longest that any timer waits which `work` starts, in milliseconds. */
function longestTimer(work: () => void): number {
  const timers = jest.spyOn(globalThis, 'setTimeout');
  try {
    work();
    return Math.max(0, ...timers.mock.calls.map(([, delay]) => delay ?? 0));
  } finally {
    timers.mockRestore();
  }
}

describe('a connection to Redis', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `redis://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.close();
  });

  it.each([
    ['a producer', producerConnection],
    ['a worker', workerConnection],
  ])('of %s keeps no stopping process when Redis is gone', async (_, connect) => {
    const redis = connect(url, () => undefined);
    await new Promise((resolve) => redis.once('reconnecting', resolve));
    expect(longestTimer(() => redis.disconnect())).toBeLessThan(500);
  });
});
