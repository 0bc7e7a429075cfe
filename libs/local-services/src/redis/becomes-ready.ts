import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { LOCAL_HOST } from '../free-port.js';
import type { ServerProcess } from '../server-process.js';

const READY_WITHIN_MS = 60_000;

/** Whether the Redis or sentinel on the port answers, sooner than it ends or a minute has passed. */
export async function becomesReady(server: ServerProcess, port: number, password: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (server.running && Date.now() < deadline) {
    if (await answers(port, password)) return true;
    await sleep(30);
  }
  return false;
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Redis({
    host: LOCAL_HOST,
    port,
    password,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    // A connection that never was would keep its timer for closing.
    if (client.status !== 'end') client.disconnect();
  }
}
