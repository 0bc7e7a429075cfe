import { MAX_WORK } from './automaton/pattern-program.js';
import { checkPattern, MAX_PATTERN_LENGTH, MAX_PROGRAM_SIZE } from './check-pattern.js';

const reasonOf = (pattern: string) => {
  const check = checkPattern(pattern);
  return check.ok ? null : check.reason;
};

describe('checkPattern', () => {
  it.each([
    '\\bmkfs\\b',
    '^rm -rf',
    '(?i)drop\\s+table',
    '(?P<name>a)',
    '\\p{Greek}',
    'a{1000}',
    'x'.repeat(1_000),
  ])('accepts %j', (pattern) => {
    expect(checkPattern(pattern)).toEqual({ ok: true, programSize: expect.any(Number) });
  });

  it.each([
    ['', 'must not be empty'],
    ['x'.repeat(MAX_PATTERN_LENGTH + 1), 'has 1001 characters, more than the limit of 1000'],
    ['a\0', 'must not contain a NUL character'],
    ['a\ud800', 'must not contain a lone surrogate'],
    ['(a)\\1', 'back-references are not RE2 syntax'],
    ['(?P<n>a)\\k<n>', 'back-references are not RE2 syntax'],
    ['(?P<n>a)(?P=n)', 'back-references are not RE2 syntax'],
    ['(?=a)b', 'look-around is not RE2 syntax'],
    ['(?!a)b', 'look-around is not RE2 syntax'],
    ['(?<=a)b', 'look-around is not RE2 syntax'],
    ['(?<!a)b', 'look-around is not RE2 syntax'],
    ['(', 'is not RE2 syntax: missing closing ): `(`'],
    ['[a', 'is not RE2 syntax: missing closing ]: `[a`'],
    ['a{1001}', 'is not RE2 syntax: invalid repeat count: `{1001}`'],
    ['*', 'is not RE2 syntax: missing argument to repetition operator: `*`'],
  ])('refuses %j', (pattern, reason) => {
    expect(reasonOf(pattern)).toBe(reason);
  });

  it('refuses what compiles beyond the program-size bound, naming the size and the bound (I8)', () => {
    expect(reasonOf('a{1000}b{1000}')).toMatch(
      new RegExp(`^compiles to 200\\d instructions, more than the limit of ${MAX_PROGRAM_SIZE}$`),
    );
  });

  it.each(['(.{1,60}/){8}!', '(?:[ab]*a[ab]{20}|[bc]*b[bc]{20}|[ac]*c[ac]{20}){10}!'])(
    'refuses %j, which would make a long text slow, naming its size and the bound (I8)',
    (pattern) => {
      expect(reasonOf(pattern)).toMatch(
        new RegExp(`^has too many states, .* takes up to \\d+ steps .* more than the limit of ${MAX_WORK}$`),
      );
    },
  );

  it.each(['[ab]*a[ab]{400}c', '(a?){100}a{100}', '(\\w+\\s?)+$', '([ab]?a?){40}!', '(?:.*a){30}!'])(
    'accepts %j, which other engines are slow at',
    (pattern) => {
      expect(reasonOf(pattern)).toBeNull();
    },
  );

  it('accepts a list of a hundred names', () => {
    const names = Array.from({ length: 100 }, (_, n) => `host${(n * 7_919) % 9_973}`).join('|');
    expect(reasonOf(`(?i)^(?:curl|wget)\\b.*\\b(?:${names})\\b`)).toBeNull();
  });

  it('does not take an alternation of a look-around text for one', () => {
    expect(checkPattern('\\(\\?=').ok).toBe(true);
  });
});
