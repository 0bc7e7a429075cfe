import fc from 'fast-check';
import { RE2JS } from 're2js';
import { normalizeDiff } from './normalize-diff.js';
import { overlaps } from './overlaps.js';
import { patternMeaning } from './pattern-meaning.js';
import type { Rule, RuleDraft } from './rule.js';

const active = (drafts: readonly RuleDraft[]): Rule[] =>
  normalizeDiff({ add: drafts }).add.map((content, index) => ({
    ...content,
    id: `r${index}`,
    addedBy: 'someone',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  }));

const overlapsOf = (
  add: readonly RuleDraft[],
  before: readonly RuleDraft[],
  remove: readonly string[] = [],
) => overlaps(normalizeDiff({ add, remove }), active(before));

const deny = (pattern: string, more: Partial<RuleDraft> = {}): RuleDraft => ({
  pattern,
  effect: 'deny',
  ...more,
});
const added = { addIndex: 0 };
const there = { ruleId: 'r0' };

describe('overlaps', () => {
  it.each<[string, RuleDraft, RuleDraft]>([
    ['the same pattern', deny('^rm -rf'), deny('^rm -rf')],
    ['the same pattern written otherwise', deny('(a{2}|b)+?'), deny('(?:aa|b)+')],
    ['the same with another reason', deny('a', { reason: 'x' }), deny('a', { score: 0.5 })],
    ['the same, locked', deny('a'), deny('a', { locked: true })],
  ])('reports %s', (_, add, before) => {
    const kind = before.locked ? 'subsumed' : 'duplicate';
    expect(overlapsOf([add], [before])).toEqual([{ kind, rule: added, by: there }]);
  });

  it.each<[string, RuleDraft, RuleDraft]>([
    ['a wider context', deny('^mkfs\\.ext4\\b'), deny('mkfs')],
    ['one tool instead of any', deny('.*x', { tool: 'bash' }), deny('.*x')],
    ['a repeated group', deny('\\b(?:mkfs)+\\b', { tool: 'bash' }), deny('fs', { tool: 'bash' })],
  ])('reports a new rule, and an active one, that is subsumed: %s', (_, narrow, wide) => {
    expect(overlapsOf([narrow], [wide])).toEqual([{ kind: 'subsumed', rule: added, by: there }]);
    expect(overlapsOf([wide], [narrow])).toEqual([{ kind: 'subsumed', rule: there, by: added }]);
  });

  it.each<[string, RuleDraft, RuleDraft]>([
    ['case', deny('(?i)mkfs x'), deny('mkfs')],
    ['an anchor', deny('mkfs x'), deny('^mkfs')],
    ['an option', deny('(?:mkfs)? x'), deny('mkfs')],
    ['an alternation', deny('mkfs|x'), deny('mkfs')],
    ['the effect', deny('mkfs'), { pattern: 'mkfs', effect: 'review' }],
    ['the target', deny('mkfs'), deny('mkfs', { target: 'text' })],
    ['the mode', deny('mkfs'), deny('mkfs', { mode: 'observe' })],
    ['the tool', deny('mkfs', { tool: 'bash' }), deny('mkfs', { tool: 'sh' })],
    ['a dot', deny('a.b'), deny('(?s)a.b')],
  ])('reports nothing that differs in %s', (_, add, before) => {
    expect(overlapsOf([add], [before])).toEqual([]);
  });

  it('leaves out what the diff removes, and what active rules have in common', () => {
    expect(overlapsOf([deny('a')], [deny('a')], ['r0'])).toEqual([]);
    expect(overlapsOf([deny('b')], [deny('a'), deny('aa'), deny('a')])).toEqual([]);
  });

  it('finds overlaps within the diff', () => {
    expect(overlapsOf([deny('xyz'), deny('y')], [])).toEqual([
      { kind: 'subsumed', rule: { addIndex: 0 }, by: { addIndex: 1 } },
    ]);
  });

  it('is right about what matches', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'ab',
      '(a|b)',
      'a*',
      'b+',
      '^',
      '$',
      '(?i:A)',
      '[ab]',
      '.',
      '(ab){2}',
      '\\b',
    );
    const pattern = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, pattern, fc.array(text, { maxLength: 10 }), (one, other, texts) => {
        const [overlap] = overlapsOf([deny(one)], [deny(other)]);
        const isOther = overlap && 'ruleId' in overlap.rule;
        const [narrow, wide] = isOther ? [other, one] : [one, other];
        const contradicting = (overlap ? texts : []).filter(
          (sample) => RE2JS.compile(narrow).test(sample) && !RE2JS.compile(wide).test(sample),
        );
        expect([narrow, wide, contradicting]).toEqual([narrow, wide, []]);
        const sameKey = patternMeaning(one).key === patternMeaning(other).key;
        expect(overlap?.kind === 'duplicate').toBe(sameKey);
      }),
      { seed: 20_261_128, numRuns: 5_000 },
    );
  });
});
