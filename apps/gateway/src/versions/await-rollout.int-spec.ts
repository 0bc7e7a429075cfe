import { randomUUID } from 'node:crypto';
import { RolloutReader, createDataSource, DATABASE_ROLES } from '@bylaw/persistence';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type { DataSource } from 'typeorm';
import { AwaitRollout } from './await-rollout.js';

describe('waiting for a rollout', () => {
  let database: TestDatabase;
  let source: DataSource;
  let now = 0;
  let rollouts: AwaitRollout;

  beforeAll(async () => {
    database = await testDatabase();
    source = createDataSource({
      url: database.url,
      role: DATABASE_ROLES.gateway,
      applicationName: 'bylaw-test',
    });
    await source.initialize();
    rollouts = new AwaitRollout(new RolloutReader(source), { now: () => now });
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  beforeEach(() => sql('DELETE FROM hubs'));

  const sql = (text: string, values: unknown[] = []): Promise<unknown> =>
    withClient(database.url, (client) => client.query(text, values));

  async function hub(version: number): Promise<string> {
    const id = randomUUID();
    await sql('INSERT INTO hubs VALUES ($1, now(), now(), $2)', [id, version]);
    return id;
  }

  it('is not done unless asked', async () => {
    await hub(1);
    expect(await rollouts.changed(2)).toEqual({ version: 2 });
  });

  it('ends when the last live hub enforces the version', async () => {
    const late = await hub(1);
    await hub(2);
    const waiting = rollouts.changed(2, true);
    await sql('UPDATE hubs SET version = 2 WHERE id = $1', [late]);
    const { version, rollout } = await waiting;
    expect(version).toBe(2);
    expect(rollout?.complete).toBe(true);
    expect(rollout?.hubs.map((one) => one.version)).toEqual([2, 2]);
  });

  it('says after five seconds which hub has not acknowledged', async () => {
    const cutOff = await hub(1);
    const upToDate = await hub(2);
    const waiting = rollouts.changed(2, true);
    now += 5_000;
    const { rollout } = await waiting;
    expect(rollout?.complete).toBe(false);
    const versions = new Map(rollout?.hubs.map(({ id, version }) => [id, version]));
    expect(versions).toEqual(
      new Map([
        [cutOff, 1],
        [upToDate, 2],
      ]),
    );
  });
});
