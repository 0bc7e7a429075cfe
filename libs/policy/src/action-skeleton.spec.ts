import { actionSkeleton } from './action-skeleton.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';

describe('actionSkeleton', () => {
  it.each([
    ['shell', 'rm -rf /srv/a7 /srv/b', 'rm -rf *'],
    ['shell', 'cd /srv && rm x.log', 'cd *; rm *'],
    ['shell', "rm 'x", 'rm'],
    ['browser', 'https://example.org', 'browser'],
  ])('of %s %s', (tool, command, skeleton) => {
    expect(actionSkeleton({ tool, command }, DEFAULT_POLICY_SETTINGS)).toBe(skeleton);
  });
});
