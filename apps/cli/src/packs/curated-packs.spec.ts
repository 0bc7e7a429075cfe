import {
  checkPattern,
  CompiledPolicy,
  DEFAULT_POLICY_SETTINGS,
  diffProblems,
  type Rule,
} from '@bylaw/policy';
import { draftOf, LEAST_CASES, type Pack, type PackRule } from './pack.js';
import { readPacks } from './pack-folder.js';

const packs = readPacks();
const all = packs.flatMap((pack) =>
  pack.rules.map((rule) => [`${pack.name}/${rule.id}`, pack, rule] as const),
);

function asRule(id: string, { pattern, effect, target, reason }: PackRule): Rule {
  const rest = { tool: null, mode: 'enforce', locked: false, confidence: null } as const;
  const added = { addedBy: 'pack', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 };
  return { id, pattern, effect, target, reason, ...rest, ...added };
}

function compile(rules: readonly (readonly [id: string, pack: Pack, rule: PackRule])[]): CompiledPolicy {
  const snapshot = { version: 1, rules: rules.map(([id, , rule]) => asRule(id, rule)) };
  return CompiledPolicy.compile(snapshot, DEFAULT_POLICY_SETTINGS);
}

const matched = (policy: CompiledPolicy, command: string) =>
  policy.decide({ tool: 'shell', command }, { quarantined: false }).matched.map(({ ruleId }) => ruleId);

describe('the curated packs', () => {
  const everything = compile(all);

  it('say nothing twice', () => {
    const names = packs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const patterns = all.map(([, , { pattern }]) => pattern);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it.each(packs.map((pack) => [pack.name, pack] as const))('%s can be proposed as it is', (_, pack) => {
    expect(diffProblems({ add: pack.rules.map((rule) => draftOf(pack, rule)) })).toEqual([]);
  });

  describe.each(all)('%s', (id, pack, rule) => {
    const alone = compile([[id, pack, rule]]);

    it('has a pattern that the policy takes, and cases', () => {
      expect(checkPattern(rule.pattern)).toMatchObject({ ok: true });
      expect(rule.must_match.length).toBeGreaterThanOrEqual(LEAST_CASES);
      expect(rule.must_not_match.length).toBeGreaterThanOrEqual(LEAST_CASES);
    });

    it('matches, by itself, what it must', () => {
      const missed = rule.must_match.filter((command) => matched(alone, command).length === 0);
      expect(missed).toEqual([]);
    });

    it('leaves alone, together with all other rules, what it must not match', () => {
      const hit = rule.must_not_match.flatMap((command) =>
        matched(everything, command).map((by) => [command, by]),
      );
      expect(hit).toEqual([]);
    });
  });
});
