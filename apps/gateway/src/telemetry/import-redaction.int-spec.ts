import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { GatewayFixture, call } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';
import { RecorderFixture } from './recorder.fixture.js';

const SECRET = 'hunter2-is-not-imported';

describe('redaction of imported telemetry', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let recorder: RecorderFixture;
  let gateway: RunningGateway;
  let monitor: Redis;
  /** Whatever anyone sends to Redis from here on: what is in it for a moment only as well. */
  const sent: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    recorder = new RecorderFixture(database, redis);
    await recorder.start();
    const connection = new Redis(redis.url);
    monitor = await connection.monitor();
    connection.disconnect();
    monitor.on('monitor', (_time: string, args: string[]) => sent.push(args.join(' ')));
  });
  afterAll(async () => {
    monitor.disconnect();
    await recorder.stop();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  it('lets nothing of a secret reach Redis or Postgres, and an export can be imported again', async () => {
    const { token } = await fixture.operator('labeler', 'lena');
    const send = (body: unknown) =>
      call(gateway, 'POST', '/v1/actions/import', { token, body, headers: { 'content-type': 'text/csv' } });
    const metadata = `"{""password"":""${SECRET}""}"`;
    const csv = [
      'id,command,stdout,stderr,metadata',
      `evt-1,mysql -p${SECRET} -h db,TOKEN=${SECRET},https://me:${SECRET}@h/,${metadata}`,
    ].join('\n');
    expect((await send(csv)).body).toMatchObject({ imported: 1, duplicates: 0, rejected: 0 });
    const [action] = await fixture.sql('SELECT * FROM actions');
    expect(action).toMatchObject({
      command: 'mysql -p[redacted:password] -h db',
      metadata: { password: '[redacted:password]', importedId: 'evt-1' },
    });
    const [outcome] = await fixture.sql('SELECT * FROM action_outcomes');
    expect(outcome).toMatchObject({
      stdout: 'TOKEN=[redacted:token]',
      stderr: 'https://me:[redacted:url-password]@h/',
    });
    expect(sent.some((command) => command.includes('mysql -p[redacted:password]'))).toBe(true);
    expect(sent.filter((command) => command.includes(SECRET))).toEqual([]);
    const exported = await call(gateway, 'GET', '/v1/actions/export', { token });
    expect((await send(exported.text)).body).toMatchObject({ imported: 0, duplicates: 1, rejected: 0 });
    await fixture.sql('DELETE FROM actions');
    expect((await send(exported.text)).body).toMatchObject({ imported: 1, rejected: 0 });
    const [again] = await fixture.sql('SELECT * FROM actions');
    expect(again).toMatchObject({ command: 'mysql -p[redacted:password] -h db' });
  });
});
