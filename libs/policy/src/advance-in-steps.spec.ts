import { advanceInSteps } from './advance-in-steps.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { normalizeDiff } from './normalize-diff.js';
import type { Rule } from './rule.js';

function rules(from: number, to: number): Rule[] {
  const add = Array.from({ length: to - from }, (_, index) => ({
    pattern: `^tool-${from + index}\\b`,
    effect: 'deny' as const,
  }));
  return normalizeDiff({ add }).add.map((content, index) => ({
    ...content,
    id: `r${from + index}`,
    addedBy: 'someone',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  }));
}

describe('advanceInSteps', () => {
  it.each<[string, Rule[], Rule[], number]>([
    ['from nothing', [], rules(0, 2_500), 2],
    ['from fewer rules, of which some are gone', rules(0, 600), rules(300, 2_500), 1],
    ['to fewer rules', rules(0, 2_500), rules(100, 1_200), 0],
    ['to none', rules(0, 10), [], 0],
  ])('decides as a policy that was compiled at once, %s', async (_, before, after, pauses) => {
    let paused = 0;
    const from = CompiledPolicy.compile({ version: 3, rules: before }, DEFAULT_POLICY_SETTINGS);
    const policy = await advanceInSteps(from, { version: 4, rules: after }, async () => (paused += 1));
    const atOnce = CompiledPolicy.compile({ version: 4, rules: after }, DEFAULT_POLICY_SETTINGS);
    expect(paused).toBe(pauses);
    expect(policy.rules).toEqual(after);
    for (const number of [0, 99, 100, 300, 599, 600, 1_199, 1_200, 2_499, 2_500]) {
      const action = { tool: 'shell', command: `tool-${number} x` };
      expect(policy.decide(action, { quarantined: false })).toEqual(
        atOnce.decide(action, { quarantined: false }),
      );
    }
  });
});
