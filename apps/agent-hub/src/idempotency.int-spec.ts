import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REDIS_KEYS } from '@bylaw/contracts';
import { startPostgres, type LocalService } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { testRedis, until, type TestRedis } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { HubFixture, call, type Answer, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

/** A way to Redis on which, once a text was sent, no answer comes back: it has arrived, and who sent it never learns of it. */
class OneWayStreet {
  /** The text, when there is to be one. */
  until: string | null = null;
  private isHeld = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<OneWayStreet> {
    const street = new OneWayStreet(
      createServer((socket) => street.join(socket, connect(port, '127.0.0.1'))),
    );
    street.server.listen(0, '127.0.0.1');
    await once(street.server, 'listening');
    return street;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) this.sockets.add(socket.on('error', () => undefined));
    near
      .on('data', (data: Buffer) => {
        this.isHeld ||= this.until !== null && data.includes(this.until);
        far.write(data);
      })
      .on('close', () => far.destroy());
    far.on('data', (data) => this.isHeld || near.write(data)).on('close', () => near.destroy());
  }
}

describe('an idempotency key', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bylaw-hub-postgres-'));
  let postgres: LocalService;
  let part: TestRedis;
  let redis: Redis;
  let fixture: HubFixture;
  let hubs: readonly [RunningHub, RunningHub];
  let agent: TestAgent;

  const startStore = (port?: number): Promise<LocalService> =>
    startPostgres({ dataDir, projectDir: resolve(import.meta.dirname, '../../..'), port });

  beforeAll(async () => {
    postgres = await startStore();
    await migrate(postgres.url);
    part = testRedis();
    redis = new Redis(part.url);
    fixture = new HubFixture({ databaseUrl: postgres.url, redisUrl: part.url, redisPrefix: part.prefix });
    await fixture.enforce([{ pattern: '^reboot', effect: 'review' }]);
    hubs = [await fixture.start(), await fixture.start()];
    agent = await fixture.register(hubs[0]);
    for (const hub of hubs) await ask(hub, { command: 'ls' });
  });
  afterAll(async () => {
    await fixture.stopAll();
    redis.disconnect();
    await part.cleanUp();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask = (hub: RunningHub, body: object): Promise<Answer> =>
    call(hub, 'POST', '/v1/actions', { token: agent.token, body });
  const rows = (command: string) =>
    fixture.sql('SELECT id, decision FROM actions WHERE command = $1', [command]);
  const claims = () => redis.keys(`${part.prefix}:${REDIS_KEYS.idempotency}:*`);
  const isRecorded = (command: string) => until(async () => (await rows(command)).length > 0, 10_000);

  it('stands for one action and its decision on both hubs, asked at once, also when the policy has changed', async () => {
    const body = { command: 'reboot now', idempotencyKey: 'both' };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(hubs[n % 2]!, body)));
    const version = await fixture.enforce([{ pattern: '^reboot', effect: 'deny' }]);
    for (const hub of hubs) {
      await until(async () => (await ask(hub, { command: 'reboot' })).body.policyVersion === version);
      answers.push(await ask(hub, body));
    }
    const [first] = answers;
    expect(first?.body.decision).toBe('review');
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, first?.body]);
    await isRecorded(body.command);
    expect(await rows(body.command)).toEqual([{ id: first?.body.id, decision: 'review' }]);
    await fixture.enforce([]);
  });

  it('is kept for 24 hours', async () => {
    const before = new Set(await claims());
    await ask(hubs[0], { command: 'date', idempotencyKey: 'a day' });
    const [key, ...others] = (await claims()).filter((found) => !before.has(found));
    expect(others).toEqual([]);
    const seconds = await redis.ttl(key ?? '');
    expect(seconds).toBeGreaterThan(86_300);
    expect(seconds).toBeLessThanOrEqual(86_400);
  });

  it('stands for one action while Postgres is away', async () => {
    await postgres.stop();
    const body = { command: 'make', idempotencyKey: 'postgres away' };
    const batch = { actions: [body, { command: 'uptime' }, body] };
    const first = await ask(hubs[0], body);
    const second = await ask(hubs[1], body);
    const third = await call(hubs[1], 'POST', '/v1/actions/batch', { token: agent.token, body: batch });
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(third.body.results.map(({ id }) => id)).toEqual([
      first.body.id,
      expect.not.stringMatching(first.body.id),
      first.body.id,
    ]);
    postgres = await startStore(postgres.port);
    for (const command of ['make', 'uptime']) await isRecorded(command);
    expect(await rows('make')).toEqual([{ id: first.body.id, decision: 'allow' }]);
  });

  it.each([
    ['claimed', '{"fingerprint":', 'sleep 1'],
    ['queued', '{"packed":{', 'sleep 2'],
  ])('stands for the action that was %s by a hub which died before it knew', async (what, sent, command) => {
    const street = await OneWayStreet.to(Number(new URL(part.url).port));
    const url = new URL(part.url);
    url.port = String(street.port);
    const dying = await fixture.start({ redisUrl: url.href });
    const body = { command, idempotencyKey: command };
    expect((await ask(dying, { command: 'ls' })).status).toBe(200);
    const known = new Set(await claims());
    street.until = sent;
    const unanswered = ask(dying, body).catch(() => null);
    if (what === 'queued') await isRecorded(command);
    else await until(async () => (await claims()).some((key) => !known.has(key)));
    expect(await rows(command)).toHaveLength(what === 'queued' ? 1 : 0);
    street.close();
    expect((await unanswered)?.body.decision).toBeUndefined();
    const again = [await ask(hubs[0], body), await ask(hubs[1], body)];
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(again[1]?.body).toEqual(again[0]?.body);
    await isRecorded(command);
    expect(await rows(command)).toEqual([{ id: again[0]?.body.id, decision: 'allow' }]);
  });
});
