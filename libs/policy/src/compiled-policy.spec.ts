import fc from 'fast-check';
import { checkPattern } from './check-pattern.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { normalizeDiff } from './normalize-diff.js';
import type { Effect, Rule, RuleDraft } from './rule.js';

const open = { quarantined: false };

function compile(drafts: readonly RuleDraft[], defaultEffect: Effect = 'allow'): CompiledPolicy {
  const rules = normalizeDiff({ add: drafts }).add.map((content, index): Rule => ({
    ...content,
    id: `r${index}`,
    addedBy: 'someone',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 3,
  }));
  return CompiledPolicy.compile({ version: 3, rules }, { ...DEFAULT_POLICY_SETTINGS, defaultEffect });
}

/** So many a and b in an order that does not repeat: each needs another state of what counts them. */
function withoutOrder(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 31 === 0 ? 'a' : 'b';
  }).join('');
}

describe('CompiledPolicy', () => {
  it('gives a reason that a person understands', () => {
    const policy = compile([
      { pattern: '^mkfs', effect: 'deny', reason: 'formats a disk' },
      { pattern: '^curl', effect: 'review', locked: true },
    ]);
    const reason = (command: string, quarantined = false) =>
      policy.decide({ tool: 'shell', command }, { quarantined }).reason;
    expect(reason('mkfs /dev/sda')).toBe('denied by rule r0: formats a disk');
    expect(reason('curl x')).toBe('held for review by locked rule r1');
    expect(reason('ls')).toBe('allowed by default: no rule decided');
    expect(reason('ls', true)).toBe('denied because the agent is in quarantine');
  });

  it('reports the version and every rule that matched, in the order of the policy', () => {
    const policy = compile([
      { pattern: 'b', effect: 'allow', mode: 'observe' },
      { pattern: 'z', effect: 'deny' },
      { pattern: 'a', effect: 'review', target: 'text' },
    ]);
    expect(policy.decide({ tool: 'shell', command: 'a b' }, open)).toEqual({
      decision: 'review',
      reason: 'held for review by rule r2',
      policyVersion: 3,
      matched: [
        { ruleId: 'r0', effect: 'allow', mode: 'observe' },
        { ruleId: 'r2', effect: 'review', mode: 'enforce' },
      ],
      unparsed: false,
    });
  });

  it('explains where each rule matched, in the text or form that it matched', () => {
    const policy = compile([
      { pattern: 'rm\\s+-rf', effect: 'deny' },
      { pattern: '(?i)TMP', effect: 'review', mode: 'observe' },
      { pattern: '  ', effect: 'allow', target: 'text' },
      { pattern: 'shred', effect: 'deny' },
    ]);
    const matches = policy.explain({ tool: 'shell', command: "sudo rm   -fr '/tmp'" });
    expect(
      matches.map(({ form, start, end, ...match }) => ({ ...match, span: form.slice(start, end) })),
    ).toEqual([
      { ruleId: 'r0', effect: 'deny', mode: 'enforce', target: 'command', span: 'rm -rf' },
      { ruleId: 'r1', effect: 'review', mode: 'observe', target: 'command', span: 'tmp' },
      { ruleId: 'r2', effect: 'allow', mode: 'enforce', target: 'text', span: '  ' },
    ]);
    expect(policy.explain({ tool: 'browser', command: 'x', args: { path: 'shred' } })).toEqual([
      {
        ruleId: 'r3',
        effect: 'deny',
        mode: 'enforce',
        target: 'command',
        form: 'x {"path":"shred"}',
        start: 11,
        end: 16,
      },
    ]);
  });

  it('explains the rules that it decides by', () => {
    const policy = compile([
      { pattern: 'a|b', effect: 'deny' },
      { pattern: '^', effect: 'review', target: 'text' },
      { pattern: '\\bc', effect: 'allow', tool: 'shell' },
      { pattern: 'd?$', effect: 'deny', mode: 'observe' },
    ]);
    fc.assert(
      fc.property(fc.constantFrom('shell', 'browser'), fc.string({ unit: 'grapheme' }), (tool, command) => {
        const ids = policy.explain({ tool, command }).map(({ ruleId }) => ruleId);
        expect(ids).toEqual(policy.decide({ tool, command }, open).matched.map(({ ruleId }) => ruleId));
      }),
      { seed: 20_261_127, numRuns: 500 },
    );
  });

  it('refuses to compile a pattern that is no RE2 syntax', () => {
    expect(() => compile([{ pattern: '(', effect: 'deny' }])).toThrow(/missing closing/);
  });

  it('denies what it cannot evaluate (I9)', () => {
    let args: unknown[] = [];
    for (let depth = 0; depth < 200_000; depth++) args = [args];
    const decision = compile([]).decide({ tool: 'browser', command: 'open', args }, open);
    expect(decision).toMatchObject({
      decision: 'deny',
      reason: expect.stringContaining('could not be evaluated'),
    });
  });

  it('denies a text that is made to look like more rules than can be tried in time (I8, I9)', () => {
    const policy = compile(
      Array.from({ length: 2_000 }, (_, n) => ({
        pattern: `secret${n}z.*never`,
        effect: 'review',
        target: 'text',
      })),
    );
    const decide = (text: string) => policy.decide({ tool: 'browser', command: text }, open);
    const looksLike = (rules: number) => Array.from({ length: rules }, (_, n) => `secret${n}z`).join(' ');
    expect(decide(`${looksLike(2_000).padEnd(60_000)} never`)).toMatchObject({
      decision: 'deny',
      reason: expect.stringContaining('could not be evaluated: too many rules'),
    });
    expect(decide(`${looksLike(200).padEnd(60_000)} never`).matched).toHaveLength(200);
    expect(decide(`${looksLike(500)} never`).matched).toHaveLength(500);
  });

  it('denies a text on which fewer rules, each of them accepted, would take too long together (I8, I9)', () => {
    const heavy = (n: number) => `(?s)secret${n}z.*a.{400}b.{40}!`;
    expect(checkPattern(heavy(59)).ok).toBe(true);
    const policy = compile(
      Array.from({ length: 60 }, (_, n) => ({ pattern: heavy(n), effect: 'review', target: 'text' })),
    );
    const decide = (rules: number) => {
      const names = Array.from({ length: rules }, (_, n) => `secret${n}z`).join(' ');
      return policy.decide({ tool: 'browser', command: `${names} ${withoutOrder(60_000)}` }, open);
    };
    expect(decide(60)).toMatchObject({
      decision: 'deny',
      reason: expect.stringContaining('could not be evaluated: too many rules'),
    });
    expect(decide(5)).toMatchObject({ decision: 'allow', reason: 'allowed by default: no rule decided' });
  });

  it('decides by a costly rule about a line whose forms are twice as long, and denies what takes too long (I8, I9)', () => {
    const pattern = '(?s)a.{80}b.{40}[\\x{1}-\\x{8}]';
    const policy = compile([{ pattern, effect: 'deny' }]);
    const decide = (command: string) => policy.decide({ tool: 'shell', command }, open);
    const argument = withoutOrder(64_000);
    const matched = `a${'b'.repeat(121)}\u0001`;
    expect(decide(`cd /x; rm '${argument}'`).reason).toBe('allowed by default: no rule decided');
    expect(decide(`cd /x; rm '${argument}${matched}'`).reason).toBe('denied by rule r0');
    const costly = '(?s)a.{760}b.{40}[\\x{1}-\\x{8}]';
    expect(checkPattern(costly).ok).toBe(true);
    const line = `x -a -b -c ${argument}; y`;
    expect(
      compile([{ pattern: costly, effect: 'allow' }]).decide({ tool: 'shell', command: line }, open),
    ).toMatchObject({
      decision: 'deny',
      reason: expect.stringContaining('a rule would take too long'),
    });
  });

  it('never throws, and decides alike twice', () => {
    const policy = compile([
      { pattern: '(?i)RM\\b.*\\x{d7ff}?', effect: 'deny' },
      { pattern: '^\\pL+ ', effect: 'review', target: 'text' },
      { pattern: '[^a-z]$', effect: 'allow' },
    ]);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('rm ', '\0', '\ud800', '\udfff', '"', '$(', ')', '\n', 'é'), { maxLength: 30 })
        .map((p) => p.join('')),
    );
    const args = fc.option(fc.oneof(fc.array(text), fc.dictionary(text, fc.jsonValue())));
    fc.assert(
      fc.property(fc.constantFrom('shell', 'browser', '__proto__'), text, args, (tool, command, given) => {
        const decision = policy.decide({ tool, command, args: given }, open);
        expect(['allow', 'deny', 'review']).toContain(decision.decision);
        expect(policy.decide({ tool, command, args: given }, open)).toEqual(decision);
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
  });

  it.each([
    'a'.repeat(65_536),
    '('.repeat(65_536),
    'a;'.repeat(32_768),
    '\ud800'.repeat(65_536),
    '\0'.repeat(65_536),
  ])('decides on 64 KB', (command) => {
    const policy = compile([{ pattern: '(x+x+)+y|[^a]{900}b', effect: 'deny' }]);
    expect(policy.decide({ tool: 'shell', command }, open).decision).toBe('allow');
  });

  it('decides as the precedence says, for any set of rules', () => {
    const draft = fc.record({
      pattern: fc.constantFrom('a', 'b', '^a', 'b$', '.'),
      effect: fc.constantFrom<Effect>('allow', 'deny', 'review'),
      mode: fc.constantFrom<'enforce' | 'observe'>('enforce', 'observe'),
      locked: fc.boolean(),
      tool: fc.constantFrom(null, 'one', 'two'),
    });
    const effect = fc.constantFrom<Effect>('allow', 'deny', 'review');
    fc.assert(
      fc.property(
        fc.array(draft),
        fc.constantFrom('a', 'b', 'ab', 'c'),
        effect,
        (drafts, command, fallback) => {
          const matching = drafts.filter(
            ({ pattern, tool }) => (tool === null || tool === 'one') && new RegExp(pattern).test(command),
          );
          const enforced = new Set(
            matching.filter(({ mode }) => mode === 'enforce').map((rule) => rule.effect),
          );
          const expected =
            (['deny', 'review', 'allow'] as const).find((one) => enforced.has(one)) ?? fallback;
          const decision = compile(drafts, fallback).decide({ tool: 'one', command }, open);
          expect(decision.decision).toBe(expected);
          expect(decision.matched).toHaveLength(matching.length);
        },
      ),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
});
