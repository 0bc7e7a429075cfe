import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { PolicyAction } from './action.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS, DEFAULT_SHELL_TOOLS, type PolicySettings } from './decision.js';
import { normalizeDiff } from './normalize-diff.js';
import type { Effect, Rule, RuleDraft } from './rule.js';

interface GoldenCase extends Partial<PolicyAction> {
  readonly name?: string;
  readonly command: string;
  readonly quarantined?: boolean;
  readonly expect: Effect;
  readonly by?: string;
  readonly matched?: readonly string[];
  readonly unparsed?: boolean;
}

interface GoldenSuite {
  readonly suite: string;
  readonly settings?: Partial<PolicySettings>;
  readonly rules: readonly (RuleDraft & { readonly id?: string })[];
  readonly cases: readonly GoldenCase[];
}

const folder = fileURLToPath(new URL('../golden', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function compile(suite: GoldenSuite): CompiledPolicy {
  const { add } = normalizeDiff({ add: suite.rules });
  const rules = add.map((content, index): Rule => ({
    ...content,
    id: suite.rules[index]?.id ?? `rule-${index}`,
    addedBy: 'golden',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  }));
  const shellTools = [...DEFAULT_SHELL_TOOLS, ...(suite.settings?.shellTools ?? [])];
  return CompiledPolicy.compile(
    { version: 7, rules },
    { ...DEFAULT_POLICY_SETTINGS, ...suite.settings, shellTools },
  );
}

describe.each(files)('golden cases of %s', (file) => {
  const suites = parse(readFileSync(join(folder, file), 'utf8')) as readonly GoldenSuite[];

  describe.each(suites.map((suite) => [suite.suite, suite] as const))('%s', (_, suite) => {
    const policy = compile(suite);

    it.each(suite.cases.map((golden) => [golden.name ?? golden.command, golden] as const))(
      '%j',
      (__, golden) => {
        const { tool = 'shell', command, args, quarantined = false } = golden;
        const decision = policy.decide({ tool, command, args }, { quarantined });
        expect(decision).toMatchObject({
          decision: golden.expect,
          policyVersion: 7,
          unparsed: golden.unparsed ?? false,
        });
        expect(decision.reason).toContain(golden.by === undefined ? '' : `rule ${golden.by}`);
        const ids = decision.matched.map((match) => match.ruleId);
        expect(ids).toEqual(golden.matched ?? ids);
      },
    );
  });
});
