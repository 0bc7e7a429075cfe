import { appEnvironment } from './app-environment.js';
import { APP_NAMES } from './app-names.js';

const options = {
  inherited: {
    HUB_PORT: '5100',
    SHELL_TOOLS: 'fish',
    BYLAW_ADMIN_TOKEN: 'from outside',
    DATABASE_URL: 'owner',
  },
  database: {
    ownerUrl: 'owner',
    appUrls: { gateway: 'g', 'agent-hub': 'h', 'policy-worker': 'p', 'trainer-worker': 't' },
  },
  redisUrl: 'r',
  adminToken: 'admin',
  enrolmentToken: 'enrolment',
};

describe('appEnvironment', () => {
  it('gives each app its own database login and the settings of the launcher', () => {
    const environments = APP_NAMES.map((app) => appEnvironment(options, app, 1));
    expect(environments.map((env) => env['DATABASE_URL'])).toEqual(['g', 'h', 't', 'p']);
    expect(environments.every((env) => env['REDIS_URL'] === 'r' && env['SHELL_TOOLS'] === 'fish')).toBe(true);
  });

  it('has the threads of a trainer worker share an arena, unless told otherwise', () => {
    const arenas = (inherited: Record<string, string>) =>
      APP_NAMES.map((app) => appEnvironment({ ...options, inherited }, app, 1)['MALLOC_ARENA_MAX']);
    expect(arenas({}).filter((value) => value !== undefined)).toEqual(['1']);
    expect(appEnvironment(options, 'trainer-worker', 1)['MALLOC_ARENA_MAX']).toBe('1');
    expect(new Set(arenas({ MALLOC_ARENA_MAX: '4' }))).toEqual(new Set(['4']));
  });

  it('gives tokens to the policy worker only (I12)', () => {
    const withTokens = APP_NAMES.filter(
      (app) => appEnvironment(options, app, 1)['BYLAW_ADMIN_TOKEN'] !== undefined,
    );
    expect(withTokens).toEqual(['policy-worker']);
    expect(appEnvironment(options, 'policy-worker', 1)['BYLAW_ADMIN_TOKEN']).toBe('admin');
  });

  it('counts hub ports up, leaves 0 as it is, and gives an app its port again', () => {
    expect(appEnvironment(options, 'agent-hub', 2)['HUB_PORT']).toBe('5101');
    expect(appEnvironment({ ...options, inherited: { HUB_PORT: '0' } }, 'agent-hub', 2)['HUB_PORT']).toBe(
      '0',
    );
    expect(appEnvironment(options, 'agent-hub', 2, 'http://127.0.0.1:1234')['HUB_PORT']).toBe('1234');
    expect(appEnvironment({ ...options, inherited: {} }, 'gateway', 1)['GATEWAY_PORT']).toBe('4000');
  });
});
