import { ConfigurationError, Environment } from './environment.js';

describe('Environment', () => {
  it('reads what is set and falls back where nothing is', () => {
    const env = new Environment({
      HUB_PORT: '4200',
      UNPARSED_TO_REVIEW: 'on',
      SHELL_TOOLS: 'fish, ksh,',
      EMPTY: '',
    });
    expect(env.int('HUB_PORT', 4100, { min: 0, max: 65_535 })).toBe(4200);
    expect(env.int('GATEWAY_PORT', 4000, { min: 0, max: 65_535 })).toBe(4000);
    expect(env.flag('UNPARSED_TO_REVIEW', false)).toBe(true);
    expect(env.list('SHELL_TOOLS')).toEqual(['fish', 'ksh']);
    expect(env.text('EMPTY', 'fallback')).toBe('fallback');
    expect(() => env.finish()).not.toThrow();
  });

  it('reads URLs of several hosts', () => {
    const cluster = 'redis://:secret@a:7001,b:7002,c:7003/?cluster=true';
    const env = new Environment({
      CLUSTER: cluster,
      ONE: 'redis://a',
      BAD: 'redis://a:7001,b:x',
      HTTP: 'http://a,b',
    });
    expect(env.urlOfHosts('CLUSTER', ['redis:'], 'where')).toBe(cluster);
    expect(env.urlOfHosts('ONE', ['redis:', 'rediss:'], 'where')).toBe('redis://a');
    for (const name of ['BAD', 'HTTP', 'NONE']) env.urlOfHosts(name, ['redis:'], 'where Redis is');
    expect(problemsOf(env)).toEqual([
      'BAD is not a URL of the form redis://…',
      'HTTP is not a URL of the form redis://…',
      'NONE is not set: where Redis is',
    ]);
  });

  it('lists every problem at once', () => {
    const env = new Environment({
      HUB_PORT: '70000',
      DEFAULT_EFFECT: 'perhaps',
      REDIS_URL: 'http://x',
      FLAG: 'maybe',
      SHARE: '1.5',
    });
    env.int('HUB_PORT', 4100, { min: 0, max: 65_535 });
    env.word('DEFAULT_EFFECT', ['allow', 'deny'], 'allow');
    env.url('REDIS_URL', ['redis:'], 'where Redis is');
    env.url('DATABASE_URL', ['postgres:'], 'where Postgres is');
    env.flag('FLAG', false);
    expect(env.number('SHARE', 0.5, { min: 0, max: 1 })).toBe(0.5);
    expect(() => env.finish()).toThrow(ConfigurationError);
    expect(problemsOf(env)).toEqual([
      "HUB_PORT is '70000': it must be a whole number from 0 to 65535",
      "DEFAULT_EFFECT is 'perhaps': it must be one of allow, deny",
      'REDIS_URL is not a URL of the form redis://…',
      'DATABASE_URL is not set: where Postgres is',
      "FLAG is 'maybe': it must be on or off",
      "SHARE is '1.5': it must be a number from 0 to 1",
    ]);
  });

  function problemsOf(env: Environment): readonly string[] {
    try {
      env.finish();
      return [];
    } catch (error) {
      return (error as ConfigurationError).problems;
    }
  }
});
