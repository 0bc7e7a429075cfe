import { parseRedisAddress, type RedisAddress } from './redis-address.js';

describe('parseRedisAddress', () => {
  const node = (host: string, port: number) => ({ host, port });

  it.each<[string, Partial<RedisAddress>]>([
    ['redis://localhost', { kind: 'single', nodes: [node('localhost', 6379)], tls: false, db: 0 }],
    ['redis://:p%40ss@h:1/3', { kind: 'single', nodes: [node('h', 1)], password: 'p@ss', db: 3 }],
    ['rediss://ann:x@h/', { kind: 'single', username: 'ann', password: 'x', tls: true }],
    ['redis://[::1]:7000', { nodes: [node('::1', 7000)] }],
    [
      'redis://:x@a:7001,b:7002,c/?cluster=true',
      { kind: 'cluster', nodes: [node('a', 7001), node('b', 7002), node('c', 6379)], password: 'x' },
    ],
    ['redis://a:7001?cluster=true', { kind: 'cluster', nodes: [node('a', 7001)], primary: undefined }],
    [
      'redis://:x@a,b:26380/1?sentinel=mymaster&sentinelPassword=y',
      {
        kind: 'sentinel',
        nodes: [node('a', 26_379), node('b', 26_380)],
        primary: 'mymaster',
        sentinelPassword: 'y',
        db: 1,
      },
    ],
  ])('reads %s', (url, expected) => {
    expect(parseRedisAddress(url)).toMatchObject(expected);
  });

  it.each([
    ['http://a', /form redis:/],
    ['redis://a:x', /form redis:/],
    ['redis://a,b', /several hosts/],
    ['redis://a,b?cluster=yes', /true or false/],
    ['redis://a?cluster=true&sentinel=m', /not both/],
    ['redis://a?sentinel=', /name of the primary/],
    ['redis://a/x', /no number/],
    ['redis://a/1?cluster=true', /only database 0/],
  ])('refuses %s', (url, message) => {
    expect(() => parseRedisAddress(url)).toThrow(message);
  });

  it('shows no password in what it says', () => {
    expect(() => parseRedisAddress('redis://:hunter2@a,b')).toThrow(/^(?!.*hunter2)/);
  });
});
