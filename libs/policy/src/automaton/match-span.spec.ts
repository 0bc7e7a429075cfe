import { RE2JS } from 're2js';
import { matchSpan } from './match-span.js';
import { patternTree } from './pattern-tree.js';
import { randomPattern, randomText, seeded } from './random-patterns.fixture.js';

const spanOf = (pattern: string, text: string): string | null => {
  const span = matchSpan(patternTree(pattern), text);
  return span && text.slice(...span);
};

describe('matchSpan', () => {
  it.each([
    ['b+', 'aabbbcbb', 'bbb'],
    ['rm\\s+-rf', 'sudo rm  -rf /', 'rm  -rf'],
    ['\\bmkfs\\b.*', 'x mkfs.ext4 /dev/sda', 'mkfs.ext4 /dev/sda'],
    ['(?i)DROP', 'please drop it', 'drop'],
    ['^a', 'ba', null],
    ['a$', 'aba', 'a'],
    ['', 'abc', ''],
    ['é.b', '\u{1F600}é\u{1F600}b', 'é\u{1F600}b'],
    ['ab|bcd', 'abcd', 'ab'],
  ])('finds what %j matches in %j', (pattern, text, expected) => {
    expect(spanOf(pattern, text)).toBe(expected);
  });

  it('finds a span where re2js finds one, and none where it does not', () => {
    const random = seeded(11);
    const wrong: string[] = [];
    for (let i = 0; i < 2_500; i++) {
      const pattern = randomPattern(random);
      const text = randomText(random, 12);
      const span = matchSpan(patternTree(pattern), text);
      const matches = RE2JS.compile(pattern).test(text);
      if ((span !== null) !== matches) wrong.push(JSON.stringify({ pattern, text, span }));
    }
    expect(wrong).toEqual([]);
  });

  it('finds spans that the pattern matches as a whole', () => {
    const random = seeded(12);
    const wrong: string[] = [];
    let found = 0;
    for (let i = 0; i < 2_500; i++) {
      const pattern = randomPattern(random);
      if (/[\^$]|\\[bBAz]/.test(pattern)) continue;
      const flags = /^\(\?[a-zA-Z]+\)/.exec(pattern)?.[0] ?? '';
      const text = randomText(random, 12);
      const span = spanOf(pattern, text);
      if (span === null) continue;
      found += 1;
      const whole = RE2JS.compile(`${flags}\\A(?:${pattern.slice(flags.length)})\\z`);
      if (!whole.test(span)) wrong.push(JSON.stringify({ pattern, text, span }));
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(250);
  });
});
