import fc from 'fast-check';
import { alignRules } from './align-rules.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import type { Effect, Rule } from './rule.js';

const PATTERNS = [
  'rm',
  'rm -rf',
  '(?i)RM',
  '^a',
  'x',
  '.',
  'mkfs|dd',
  '\\bmkfs\\b',
  '[ab]c',
  'a?',
  'curl.*sh',
];
const EFFECTS: readonly Effect[] = ['deny', 'review', 'allow'];
const TEXTS = ['rm -rf /', 'RM x', 'mkfs.ext4 /dev/sda', 'abc', 'curl x | sh', '', 'dd if=x', 'bc'];

const ruleOf = (id: string, pattern: string, effect: Effect, target: Rule['target']): Rule => ({
  id,
  pattern,
  effect,
  tool: null,
  target,
  mode: 'enforce',
  locked: false,
  confidence: null,
  reason: null,
  addedBy: 'someone',
  addedAt: '2026-11-22T12:00:00Z',
  addedInVersion: 1,
});

const anyRule = fc
  .tuple(
    fc.nat(40),
    fc.constantFrom(...PATTERNS),
    fc.constantFrom(...EFFECTS),
    fc.constantFrom<Rule['target']>('command', 'text'),
  )
  .map(([id, pattern, effect, target]) => ruleOf(`r${id}`, pattern, effect, target));
const anyRules = fc.uniqueArray(anyRule, { selector: ({ id }) => id, maxLength: 20 });

/** What a policy decides of all texts, with the rules that matched, in order. */
function decisionsOf(policy: CompiledPolicy) {
  return TEXTS.flatMap((command) =>
    ['shell', 'browser'].map((tool) => policy.decide({ tool, command }, { quarantined: false })),
  );
}

function fresh(version: number, rules: readonly Rule[]): CompiledPolicy {
  return CompiledPolicy.compile({ version, rules }, DEFAULT_POLICY_SETTINGS);
}

const numbered = (count: number): Rule[] =>
  Array.from({ length: count }, (_, n) =>
    ruleOf(`n${n}`, `\\bprogram-${n}\\b`, 'deny', n % 2 === 0 ? 'command' : 'text'),
  );

describe('CompiledPolicy.advance', () => {
  it('decides as a policy that was compiled anew, and leaves the policies before as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyRules, fc.nat()), { minLength: 1, maxLength: 8 }), (steps) => {
        const policies = [fresh(0, [])];
        steps.forEach(([rules, from], step) => {
          const before = policies[from % policies.length] ?? fresh(0, []);
          // Half of the steps change the policy that they start from, instead of taking its place.
          const next = step % 2 === 0 ? rules : [...before.rules.filter(({ id }) => id > 'r2'), ...rules];
          const unique = [...new Map(next.map((rule) => [rule.id, rule])).values()];
          policies.push(before.advance({ version: policies.length, rules: unique }));
        });
        for (const policy of policies) {
          expect(decisionsOf(policy)).toEqual(decisionsOf(fresh(policy.version, policy.rules)));
        }
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  it('keeps up over many rules and versions', () => {
    const all = numbered(6_000);
    let policy = fresh(0, []);
    for (let version = 1; version <= 12; version++) {
      policy = policy.advance({ version, rules: all.slice(version * 60, version * 500) });
    }
    const matchedBy = (n: number) =>
      policy.decide({ tool: 'shell', command: `program-${n} x` }, { quarantined: false }).matched;
    for (let n = 0; n < all.length; n += 7) {
      expect(matchedBy(n).map(({ ruleId }) => ruleId)).toEqual(n < 720 ? [] : [`n${n}`]);
    }
  });

  it('keeps the order however often rules are inserted at one place', () => {
    let policy = fresh(0, [ruleOf('first', 'rm', 'deny', 'text'), ruleOf('last', 'rm', 'deny', 'text')]);
    for (let version = 1; version <= 200; version++) {
      const [first, ...others] = policy.rules as [Rule, ...Rule[]];
      const rules = [first, ruleOf(`n${version}`, 'rm', 'deny', 'text'), ...others];
      policy = policy.advance({ version, rules });
    }
    expect(decisionsOf(policy)).toEqual(decisionsOf(fresh(200, policy.rules)));
  });

  it('refuses a new pattern that is no RE2 syntax', () => {
    const rules = [ruleOf('r', '(', 'deny', 'command')];
    expect(() => fresh(0, []).advance({ version: 1, rules })).toThrow(/missing closing/);
  });
});

describe('alignRules', () => {
  const compiled = alignRules([], numbered(50)).compiled;
  const ids = (rules: readonly { readonly rule: Rule }[]) => rules.map(({ rule }) => rule.id);

  it.each<[string, (rules: Rule[]) => void, string[], string[]]>([
    ['nothing', () => undefined, [], []],
    ['a removal', (rules) => rules.splice(3, 2), [], ['n3', 'n4']],
    ['an insertion', (rules) => rules.splice(7, 0, ruleOf('new', 'x', 'deny', 'text')), ['new'], []],
    [
      'a rule that says otherwise',
      (rules) => rules.splice(9, 1, ruleOf('n9', 'x', 'deny', 'text')),
      ['n9'],
      ['n9'],
    ],
    ['a rule moved to the front', (rules) => rules.unshift(...rules.splice(40, 1)), ['n40'], ['n40']],
  ])('compiles only what is different after %s', (_, change, added, removed) => {
    const rules = numbered(50);
    change(rules);
    const alignment = alignRules(compiled, rules);
    expect(ids(alignment.compiled)).toEqual(rules.map(({ id }) => id));
    expect(ids(alignment.added)).toEqual(added);
    expect(ids(alignment.removed)).toEqual(removed);
    expect(alignment.compiled.every(({ order }, i) => order > (alignment.compiled[i - 1]?.order ?? -1))).toBe(
      true,
    );
  });
});
