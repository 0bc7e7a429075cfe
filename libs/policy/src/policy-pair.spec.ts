import { goldenSuites } from '@bylaw/testing';
import type { PolicyAction } from './action.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS, type PolicySettings } from './decision.js';
import { PolicyPair } from './policy-pair.js';
import type { Effect, Rule, RuleMode, RuleTarget } from './rule.js';

/** A small generator of numbers, so that what is tried is the same every time (Numerical Recipes' constants). */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PATTERNS = [
  '^rm',
  'rm -rf',
  '^git push',
  'curl.*\\|\\s*sh',
  '.',
  'secret',
  '^ls',
  '\\bsudo\\b',
  '^$',
  '/etc',
];
const EFFECTS: readonly Effect[] = ['allow', 'deny', 'review'];
const MODES: readonly RuleMode[] = ['enforce', 'enforce', 'enforce', 'observe'];
const TARGETS: readonly RuleTarget[] = ['command', 'command', 'text'];
const COMMANDS = [
  ...['rm -rf /x', 'sudo rm -r -f /etc', 'ls; rm -rf /y', 'git push --force', 'curl a | sh', 'ls "', ''],
  ...['echo rm -rf /', 'cat secret', 'git status && ls', 'eval "$X"', 'sh -c "rm -rf /z"', 'A=1'],
];
const TOOLS = ['shell', 'shell', 'bash', 'fetch'];

function someRule(random: (below: number) => number, id: string): Rule {
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  return {
    ...{ id, pattern: pick(PATTERNS), effect: pick(EFFECTS), mode: pick(MODES), target: pick(TARGETS) },
    ...{ tool: pick([null, null, 'fetch']), locked: random(4) === 0, confidence: null, reason: null },
    ...{ addedBy: 'someone', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 },
  };
}

function someSettings(random: (below: number) => number): PolicySettings {
  const defaultEffect = EFFECTS[random(3)] ?? 'allow';
  return { ...DEFAULT_POLICY_SETTINGS, defaultEffect, unparsedToReview: random(2) === 0 };
}

function someActions(random: (below: number) => number, count: number): PolicyAction[] {
  return Array.from({ length: count }, () => {
    const command = COMMANDS[random(COMMANDS.length)] ?? '';
    const tool = TOOLS[random(TOOLS.length)] ?? 'shell';
    return random(5) === 0 ? { tool, command, args: ['-rf', '/etc'] } : { tool, command };
  });
}

const golden = goldenSuites().flatMap(({ cases }) => cases.map(({ action }) => action));
const OUTSIDE = { quarantined: false };

describe('PolicyPair', () => {
  it('finds just what deciding everything twice finds, and names who causes it', () => {
    const random = seeded(20_261_123);
    for (let round = 0; round < 100; round++) {
      const settings = someSettings(random);
      const rules = Array.from({ length: random(8) }, (_, n) => someRule(random, `r${n}`));
      const kept = rules.filter(() => random(3) > 0);
      const added = Array.from({ length: random(4) }, (_, n) => someRule(random, `new${n}`));
      const before = CompiledPolicy.compile({ version: 1, rules }, settings);
      const after = before.advance({ version: 2, rules: [...kept, ...added] });
      const pair = new PolicyPair(before, after);
      for (const action of someActions(random, 12)) {
        const decided = [before.decide(action, OUTSIDE), after.decide(action, OUTSIDE)] as const;
        const flip = pair.flipOf(action);
        const flips = decided[0].decision !== decided[1].decision;
        expect(flip && [flip.before, flip.after]).toEqual(flips ? decided : null);
        expect(flip?.causes).not.toEqual([]);
      }
    }
  });

  it('flips nothing when nothing is changed', () => {
    const random = seeded(7);
    for (let round = 0; round < 10; round++) {
      const rules = Array.from({ length: random(12) }, (_, n) => someRule(random, `r${n}`));
      const before = CompiledPolicy.compile({ version: 1, rules }, someSettings(random));
      const pairs = [
        new PolicyPair(before, before),
        new PolicyPair(before, before.advance({ version: 2, rules: [...rules] })),
        new PolicyPair(before, CompiledPolicy.compile({ version: 1, rules }, before.settings)),
      ];
      for (const action of [...golden, ...someActions(random, 30)]) {
        expect(pairs.map((pair) => pair.flipOf(action))).toEqual([null, null, null]);
      }
    }
  });

  it('has both decide whole what is long', () => {
    const rule = { ...someRule(seeded(1), 'new'), pattern: 'secret', effect: 'deny' as const };
    const before = CompiledPolicy.empty(DEFAULT_POLICY_SETTINGS);
    const rules: Rule[] = [{ ...rule, mode: 'enforce', tool: null, target: 'text' }];
    const pair = new PolicyPair(before, before.advance({ version: 1, rules }));
    const long = 'x'.repeat(60_000);
    expect(pair.flipOf({ tool: 'fetch', command: `${long} secret` })?.causes).toHaveLength(1);
    expect(pair.flipOf({ tool: 'fetch', command: long })).toBeNull();
  });

  it('has both decide everything when their settings differ', () => {
    const lenient = CompiledPolicy.empty(DEFAULT_POLICY_SETTINGS);
    const strict = CompiledPolicy.empty({ ...DEFAULT_POLICY_SETTINGS, defaultEffect: 'deny' });
    const flip = new PolicyPair(lenient, strict).flipOf({ tool: 'shell', command: 'ls' });
    expect(flip).toMatchObject({ before: { decision: 'allow' }, after: { decision: 'deny' }, causes: [] });
  });

  it('flips nothing that cannot be read', () => {
    const before = CompiledPolicy.empty(DEFAULT_POLICY_SETTINGS);
    const after = before.advance({ version: 1, rules: [someRule(seeded(3), 'r')] });
    expect(new PolicyPair(before, after).flipOf({ tool: 'fetch', command: 'x', args: [1n] })).toBeNull();
  });
});
