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

  it('does not take an alternation of a look-around text for one', () => {
    expect(checkPattern('\\(\\?=').ok).toBe(true);
  });
});
