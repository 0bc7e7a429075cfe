import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, checkPattern, type Rule } from '@bylaw/policy';
import fc from 'fast-check';
import { commandTexts } from './command-texts.js';
import { visitGrams } from './term-buckets.js';
import { isCandidate, termOf, termPattern, type Term } from './term.js';
import { tokenise } from './tokenise.js';

/** All n-grams of the texts that may become rules. */
function candidateTerms(texts: readonly string[]): Set<Term> {
  const terms = new Set<Term>();
  for (const text of texts) {
    const tokens = tokenise(text);
    visitGrams(tokens, (_, start, end) => {
      const gram = tokens.slice(start, end);
      if (isCandidate(gram)) terms.add(termOf(gram));
    });
  }
  return terms;
}

function denies(pattern: string, tool: string, command: string): boolean {
  const rule: Rule = {
    id: '0192f0c1-0000-7000-8000-000000000001',
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'trainer',
    addedAt: '2026-01-01T00:00:00.000Z',
    addedInVersion: 1,
  };
  const policy = CompiledPolicy.compile({ version: 1, rules: [rule] }, DEFAULT_POLICY_SETTINGS);
  return policy.decide({ tool, command }, { quarantined: false }).decision === 'deny';
}

const piece = fc.oneof(
  fc.constantFrom(
    'rm',
    '-rf',
    '/',
    'curl',
    'sh',
    '|',
    '||',
    ';',
    '>',
    '2>&1',
    '$(',
    ')',
    '"',
    "'",
    '`',
    '\n',
    '\t',
  ),
  fc.constantFrom(
    '--no-preserve-root',
    'of=/dev/sda',
    '/etc/passwd',
    'a.b*c',
    '[x]',
    '{1,2}',
    '^$',
    'é',
    '日本',
    '🙂',
  ),
  fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
);
const line = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', ' ', '  ')), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

describe('terms', () => {
  it('keep flags, options and paths whole', () => {
    const terms = candidateTerms(['sudo rm -rf --no-preserve-root / | sh']);
    for (const term of ['rm -rf', '--no-preserve-root', 'sudo rm -rf', '| sh', '/ | sh'])
      expect(terms).toContain(term);
  });

  it('leave out lone short flags, single characters, what has no letter, and what only joins commands', () => {
    const terms = candidateTerms(['-rf x / ; 1 2 > 3 && y > 4']);
    expect([...terms].sort()).toEqual(['-rf x', '-rf x /', 'x /', 'y >', 'y > 4']);
  });

  it('are escaped into patterns that the policy accepts', () => {
    expect(termPattern('rm -rf')).toBe('(?:^|[\\s"\'`;|&<>()])rm[\\s"\'`]+-rf(?:[\\s"\'`;|&<>()]|$)');
    expect(termPattern('| sh')).toBe('(?:^|[^;|&<>()])\\|[\\s"\'`]*sh(?:[\\s"\'`;|&<>()]|$)');
    expect(termPattern('a.b*[c]$^{d}?+\\')).toContain('a\\.b\\*\\[c\\]\\$\\^\\{d\\}\\?\\+\\\\');
  });

  it('match whole tokens only', () => {
    const pattern = termPattern('rm -rf');
    expect(denies(pattern, 'notes', 'farm -rf x')).toBe(false);
    expect(denies(pattern, 'notes', 'rm -rfv x')).toBe(false);
    expect(denies(pattern, 'notes', 'ls;rm "-rf" x')).toBe(true);
    expect(denies(termPattern('| sh'), 'notes', 'false || sh')).toBe(false);
  });

  it('are found in a text exactly where their pattern matches it', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const terms = candidateTerms([one]);
        const others = candidateTerms([other]);
        for (const term of new Set([...terms, ...others])) {
          const pattern = termPattern(term);
          expect(checkPattern(pattern)).toMatchObject({ ok: true });
          expect({ term, one, hit: denies(pattern, 'notes', one) }).toEqual({
            term,
            one,
            hit: terms.has(term),
          });
        }
      }),
      { seed: 20260101, numRuns: 150 },
    );
  });

  it('are found in a command line exactly where the policy would deny it', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const terms = candidateTerms(commandTexts()({ tool: 'bash', command: one }));
        const others = candidateTerms(commandTexts()({ tool: 'bash', command: other }));
        for (const term of new Set([...terms, ...others]))
          expect({ term, one, hit: denies(termPattern(term), 'bash', one) }).toEqual({
            term,
            one,
            hit: terms.has(term),
          });
      }),
      { seed: 20260102, numRuns: 60 },
    );
  });
});
