import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { producerConnection, workerConnection } from './redis-connection.js';

const timers = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

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
    const before = timers();
    const redis = connect(url, () => undefined);
    await new Promise((resolve) => redis.once('reconnecting', resolve));
    redis.disconnect();
    await sleep(500);
    expect(timers()).toBe(before);
  });
});
