import {
  CompiledPolicy,
  DEFAULT_POLICY_SETTINGS,
  normalizeDiff,
  type Rule,
  type RuleDraft,
} from '@bylaw/policy';
import { explainDecision } from './explain-decision.js';

const { shellTools } = DEFAULT_POLICY_SETTINGS;

function policyOf(add: readonly RuleDraft[]): CompiledPolicy {
  const rules = normalizeDiff({ add }).add.map((content, index): Rule => {
    const provenance = { addedBy: 'ada', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 };
    return { ...content, ...provenance, id: `r${index}` };
  });
  return CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
}

describe('explainDecision', () => {
  it('tells where each rule matches that matches, and what was understood', () => {
    const policy = policyOf([
      { pattern: 'rm -rf', effect: 'deny' },
      { pattern: 'sudo', effect: 'review', target: 'text', mode: 'observe' },
      { pattern: '^ls', effect: 'allow' },
    ]);
    const answer = explainDecision(policy, { tool: 'shell', command: "sudo r''m -fr /" }, shellTools);
    expect(answer).toMatchObject({ decision: 'deny', policyVersion: 1, unparsed: false });
    expect(answer.explanation.map(({ ruleId }) => ruleId)).toEqual(
      answer.matched.map(({ ruleId }) => ruleId),
    );
    const underlined = answer.explanation.map(({ form, start, end }) => form.slice(start, end));
    expect(underlined).toEqual(['rm -rf', 'sudo']);
    expect(answer.explanation[1]).toEqual({
      ruleId: 'r1',
      effect: 'review',
      mode: 'observe',
      target: 'text',
      form: "sudo r''m -fr /",
      start: 0,
      end: 4,
    });
    expect(answer.forms).toContainEqual({ text: 'rm -rf /', kind: 'command' });
  });

  it.each([
    ['a tool that is no shell', 'browser', "open 'x", false],
    ['a line that can’t be parsed', 'shell', "rm 'x", true],
  ])('shows the text as sent for %s', (_, tool, command, unparsed) => {
    const answer = explainDecision(policyOf([]), { tool, command }, shellTools);
    expect(answer).toMatchObject({ unparsed, explanation: [] });
    expect(answer.forms).toContainEqual({ text: command, kind: 'sent' });
  });

  it('denies, without an explanation, what can’t be decided (I9)', () => {
    let args: unknown[] = [];
    for (let depth = 0; depth < 100_000; depth++) args = [args];
    const answer = explainDecision(policyOf([]), { tool: 'x', command: 'x', args }, shellTools);
    expect(answer).toMatchObject({ decision: 'deny', matched: [], explanation: [], forms: [] });
  });

  it('explains the first rules only, where very many match', () => {
    const policy = policyOf(
      Array.from({ length: 700 }, (_, index) => ({ pattern: `^ls.*(a|${index})`, effect: 'deny' as const })),
    );
    const { matched, explanation } = explainDecision(
      policy,
      { tool: 'shell', command: 'ls -la' },
      shellTools,
    );
    expect(matched).toHaveLength(700);
    expect(explanation.map(({ ruleId }) => ruleId)).toEqual(
      matched.slice(0, 500).map(({ ruleId }) => ruleId),
    );
  });

  it('repeats a long form only so often', () => {
    const policy = policyOf(
      Array.from({ length: 100 }, (_, index) => ({
        pattern: index % 2 === 0 ? 'x+' : 'xx',
        effect: 'deny' as const,
        target: 'text' as const,
      })),
    );
    const answer = explainDecision(policy, { tool: 'note', command: 'x'.repeat(65_536) }, shellTools);
    expect(answer.matched).toHaveLength(100);
    expect(answer.explanation).toHaveLength(16);
  });
});
