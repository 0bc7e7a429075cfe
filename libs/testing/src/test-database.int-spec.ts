import { Redis } from 'ioredis';
import pg from 'pg';
import { testDatabase } from './test-database.js';
import { testRedis } from './test-redis.js';
import { withClient } from './with-client.js';

describe('testDatabase', () => {
  it('gives every caller a database of its own', async () => {
    const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
    await withClient(first.url, (client) => client.query('CREATE TABLE marks (n int)'));
    const seen = await withClient(second.url, (client) =>
      client.query("SELECT to_regclass('marks') AS found"),
    );
    expect(seen.rows).toEqual([{ found: null }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('names a connection that was left open', async () => {
    const database = await testDatabase();
    const leaked = new pg.Client({ connectionString: database.url, application_name: 'forgetful' });
    leaked.on('error', () => undefined);
    await leaked.connect();
    await expect(database.drop()).rejects.toThrow('forgetful');
  });
});

describe('testRedis', () => {
  it('removes the keys of its prefix and no others', async () => {
    const [mine, other] = [testRedis(), testRedis()];
    const redis = new Redis(mine.url);
    await redis.mset(`${mine.prefix}:a`, '1', `${mine.prefix}:b`, '2');
    await redis.set(`${other.prefix}:a`, '3');
    await mine.cleanUp();
    expect(await redis.keys(`${mine.prefix}*`)).toEqual([]);
    expect(await redis.get(`${other.prefix}:a`)).toBe('3');
    await other.cleanUp();
    await redis.quit();
  });
});
