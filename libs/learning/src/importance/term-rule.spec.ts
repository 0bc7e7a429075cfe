import { checkPattern } from '@bylaw/policy';
import { termRulePattern } from './term-rule.js';

describe('termRulePattern', () => {
  it.each([
    ['rm', '\\brm\\b'],
    ['dev null', '\\bdev\\s+null\\b'],
    ['__init__ py', '\\b__init__\\s+py\\b'],
    ['a.b+c', '\\ba\\.b\\+c\\b'],
    ['été rm', 'été\\s+rm\\b'],
    ['(x|y)', '\\(x\\|y\\)'],
  ])('of %j is %s', (term, pattern) => {
    expect(termRulePattern(term)).toBe(pattern);
    expect(checkPattern(pattern)).toMatchObject({ ok: true });
  });

  it('matches its term in a command, and no longer word', () => {
    const pattern = new RegExp(termRulePattern('dev null'));
    expect(pattern.test('x > dev \t null')).toBe(true);
    expect(pattern.test('x > dev nullify')).toBe(false);
  });
});
