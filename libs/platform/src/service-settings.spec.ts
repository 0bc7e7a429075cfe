import { Environment } from './environment.js';
import { readServiceSettings } from './service-settings.js';

const DATABASE_URL = 'postgres://localhost/bylaw';

describe('readServiceSettings', () => {
  it('keeps the keys of a queue together on a cluster', () => {
    const REDIS_URL = 'redis://a:1,b:2/?cluster=true';
    const tagged = new Environment({ DATABASE_URL, REDIS_URL });
    expect(readServiceSettings(tagged)).toMatchObject({ redisUrl: REDIS_URL, redisPrefix: '{bylaw}' });
    expect(() => tagged.finish()).not.toThrow();
    const untagged = new Environment({ DATABASE_URL, REDIS_URL, REDIS_PREFIX: 'mine' });
    readServiceSettings(untagged);
    expect(() => untagged.finish()).toThrow('REDIS_PREFIX has no hash tag');
    const single = new Environment({ DATABASE_URL, REDIS_URL: 'redis://a', REDIS_PREFIX: 'mine' });
    readServiceSettings(single);
    expect(() => single.finish()).not.toThrow();
  });
});
