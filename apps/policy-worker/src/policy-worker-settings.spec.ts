import { ConfigurationError, Environment } from '@bylaw/platform';
import { readPolicyWorkerSettings } from './policy-worker-settings.js';

const STORES = { DATABASE_URL: 'postgres://localhost/bylaw', REDIS_URL: 'redis://localhost' };

describe('readPolicyWorkerSettings', () => {
  it('has the defaults of the design', () => {
    expect(readPolicyWorkerSettings(new Environment(STORES))).toMatchObject({
      redisPrefix: '{bylaw}',
      suggestionTtlDays: 14,
      actionsRetentionDays: 0,
      requireDistinctApprover: false,
      decisions: { defaultEffect: 'allow', unparsedToReview: false },
      adminToken: null,
      enrolmentToken: null,
    });
  });

  it('adds shell tools to those that there are', () => {
    const settings = readPolicyWorkerSettings(new Environment({ ...STORES, SHELL_TOOLS: 'fish, nu' }));
    expect(settings.decisions.shellTools).toEqual(expect.arrayContaining(['shell', 'Bash', 'fish', 'nu']));
  });

  it.each(['0', '1.5', 'two'])('refuses to start with %s approvals (I1)', (value) => {
    const read = () => readPolicyWorkerSettings(new Environment({ ...STORES, APPROVALS_REQUIRED: value }));
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/APPROVALS_REQUIRED/);
  });

  it('lists every problem at once', () => {
    const read = () =>
      readPolicyWorkerSettings(new Environment({ DEFAULT_EFFECT: 'maybe', APPROVALS_REQUIRED: '0' }));
    expect(read).toThrow(/4 problem/);
  });
});
