import fc from 'fast-check';
import { everydayTexts, secretCases } from './golden.fixture.js';
import { redactText } from './redact-text.js';

describe('redactText', () => {
  it.each(secretCases())('$becomes', ({ text, becomes, secret }) => {
    expect(redactText(text)).toBe(becomes);
    for (const part of secret) expect(becomes).not.toContain(part);
  });

  it.each(everydayTexts())('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  // What made one step or another look at the same text again and again.
  it.each([
    'eyJa.',
    '://b:c/',
    'token=${',
    'token="$(',
    'token==',
    'Cookie: $(',
    '[redacted:',
    'curl ',
    'password=\\"',
  ])('takes no more than linear time for many of %j', (unit) => {
    const text = unit.repeat(400_000 / unit.length);
    // Quadratic time would be minutes, so that the test's time limit tells.
    expect(redactText(text).length).toBeGreaterThan(0);
  });

  it('changes nothing more the second time', () => {
    const pieces = [
      ...secretCases().flatMap(({ text }) => text.split(/(?<=[\s=:@"'])/)),
      ...[
        '"',
        "'",
        ' ',
        '\n',
        '=',
        ':',
        '|',
        '\\',
        '$',
        '[redacted:token]',
        '[redacted:',
        '://',
        '@',
        '}',
        ',',
      ],
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const once = redactText(text);
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 5_000, seed: 5 },
    );
  });
});
