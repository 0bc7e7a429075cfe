import fc from 'fast-check';
import { canonicalForms } from './canonical-forms.js';

describe('canonicalForms of any line', () => {
  it('never throws, and always gives distinct forms', () => {
    const piece = fc.constantFrom(
      ...[
        'rm',
        '-rf',
        ' ',
        '\n',
        ';',
        '|',
        '&&',
        '(',
        ')',
        '{ ',
        '}',
        '"',
        "'",
        '`',
        '$(',
        '${',
        '$((',
        '))',
        '<<E',
      ],
      ...[
        'E\n',
        '<(',
        '>',
        '\\',
        '#',
        '=',
        'a=(',
        'case x in',
        ' esac',
        'sh -c ',
        'eval ',
        'sudo ',
        '\0',
        '\ud800',
      ],
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(line, (text) => {
        const { forms, simpleCommands, unparsed } = canonicalForms(text);
        const texts = forms.map((form) => form.text);
        expect(texts.length).toBeGreaterThan(0);
        expect(new Set(texts).size).toBe(texts.length);
        expect(unparsed && simpleCommands.length > 0).toBe(false);
        for (const command of simpleCommands)
          expect(texts).toEqual(expect.arrayContaining([...command.forms]));
      }),
      { seed: 20_261_122, numRuns: 3_000 },
    );
  });

  it('gives back the words that were quoted, however they were quoted', () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from('ab"\'\\$`;|&()<>#*?~!=é')), minLength: 1 });
    const quotes: ((text: string) => string)[] = [
      (text) => `'${text.replaceAll("'", "'\\''")}'`,
      (text) => `"${text.replace(/["\\$`]/g, '\\$&')}"`,
      (text) => text.replace(/[\s\S]/gu, '\\$&'),
      (text) => `$'${text.replace(/['\\]/g, '\\$&')}'`,
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(...quotes)), { minLength: 1 }), (words) => {
        const line = ['run', ...words.map(([text, quote]) => quote(text))].join(' ');
        expect(canonicalForms(line).simpleCommands[0]?.arguments).toEqual(words.map(([text]) => text));
      }),
      { seed: 20_261_123, numRuns: 1_000 },
    );
  });

  it.each([
    '(',
    '$(',
    '$((',
    '((',
    '`',
    '${',
    'a;',
    'rm -r -f ',
    'sudo ',
    'find -exec ',
    'eval ',
    '=',
    '> a ',
  ])('is done with 64 KB of %j at once', (piece) => {
    const line = piece.repeat(65_536 / piece.length);
    expect(canonicalForms(line).forms.reduce((sum, form) => sum + form.text.length, 0)).toBeLessThan(600_000);
  });
});
