import { goldenSuites } from '@bylaw/testing';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { replay } from './replay.js';
import type { Effect } from './rule.js';

const EFFECTS: readonly Effect[] = ['allow', 'deny', 'review'];

/** A policy that gives every action the same decision: a replay against all three tells what another one decides. */
function constant(defaultEffect: Effect): CompiledPolicy {
  return CompiledPolicy.compile({ version: 6, rules: [] }, { ...DEFAULT_POLICY_SETTINGS, defaultEffect });
}

describe.each(goldenSuites().map((suite) => [suite.suite, suite] as const))(
  'golden cases, replayed: %s',
  (_, { policy: snapshot, settings, cases }) => {
    const policy = CompiledPolicy.compile(snapshot, settings);
    // A replay knows no quarantine, and can't replay an action whose command was not recorded.
    const recorded = cases.filter(({ action, quarantined }) => !quarantined && action.command !== '');

    it.each(recorded.map((golden) => [golden.name, golden] as const))('%j', (__, golden) => {
      const action = { ...golden.action, id: 'a', agentId: null };
      const decisions = EFFECTS.map((effect) => {
        const { flips, replayed } = replay(constant(effect), policy, [action]);
        const [flip] = Object.values(flips);
        const ids = flip?.examples[0]?.ruleIds ?? null;
        expect({ replayed, matched: flip && golden.matched ? ids : null }).toEqual({
          replayed: 1,
          matched: flip ? golden.matched : null,
        });
        return flip?.to ?? effect;
      });
      expect(decisions).toEqual([golden.expect, golden.expect, golden.expect]);
    });
  },
);
