import { jest } from '@jest/globals';
import { checkPattern } from './check-pattern.js';
import { CompiledPolicy } from './compiled-policy.js';
import { warmUpDeciding } from './warm-up.js';

describe('warmUpDeciding', () => {
  it('decides lines and texts by patterns that would be accepted, and leaves nothing behind', () => {
    const decide = jest.spyOn(CompiledPolicy.prototype, 'decide');
    const compile = jest.spyOn(CompiledPolicy, 'compile');
    try {
      warmUpDeciding();
      const reasons = decide.mock.results.map(({ value }) => (value as { reason: string }).reason);
      expect(reasons.length).toBeGreaterThan(100);
      // None is denied for what could not be evaluated: then it would not have been read to its end.
      expect(new Set(reasons)).toEqual(new Set(['allowed by default: no rule decided']));
      const [snapshot] = compile.mock.calls[0] ?? [];
      const checks = snapshot?.rules.map(({ pattern }) => checkPattern(pattern).ok) ?? [];
      expect(checks).toEqual(Array.from(checks, () => true));
      expect(checks.length).toBeGreaterThan(3);
    } finally {
      decide.mockRestore();
      compile.mockRestore();
    }
  });
});
