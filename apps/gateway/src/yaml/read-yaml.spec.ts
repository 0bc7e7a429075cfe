import { DomainError } from '@bylaw/contracts';
import fc from 'fast-check';
import { readYaml } from './read-yaml.js';
import { writeYaml } from './write-yaml.js';

const SHAPE = { list: 'rules', fields: ['pattern', 'effect', 'args'] };
const read = (text: string): object => readYaml(text, SHAPE);

function refused(text: string): { code: string; path: string | undefined; message: string } {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, path: error.errors?.[0]?.path, message: error.message };
  }
  throw new Error('it was not refused');
}

describe('readYaml', () => {
  it('reads a list of things as YAML 1.2 says', () => {
    const text = [
      ...[
        '# comments are fine',
        'rules:',
        "  - pattern: '^rm\\b'",
        '    effect: deny',
        '    args: [a, {b: 1}]',
      ],
      ...[
        '  - {pattern: no, effect: "on\\n"}',
        '  - pattern: |-',
        '      two',
        '      lines: &not *an !alias',
        '',
      ],
    ].join('\n');
    expect(read(text)).toEqual({
      rules: [
        { pattern: '^rm\\b', effect: 'deny', args: ['a', { b: 1 }] },
        { pattern: 'no', effect: 'on\n' },
        { pattern: 'two\nlines: &not *an !alias' },
      ],
    });
    expect(read('rules: []')).toEqual({ rules: [] });
    expect(read('\ufeffrules: []\n...\n')).toEqual({ rules: [] });
  });

  const bomb = `rules:\n  - &a {pattern: x}\n${'  - *a\n'.repeat(1_000)}`;

  it.each<[string, string, string, string, RegExp]>([
    ['an unknown key', 'rules:\n- pattern: x\n  efect: deny', 'yaml_unknown_key', 'rules[0].efect', /line 3/],
    ['an unknown key at the top', 'rules: []\nrule: 1', 'yaml_unknown_key', 'rule', /known are rules/],
    ['a merge key', 'rules:\n- <<: {pattern: x}', 'yaml_unknown_key', 'rules[0].<<', /line 2/],
    ['a key twice', 'rules:\n- pattern: x\n  pattern: y', 'yaml_duplicate_key', 'rules[0].pattern', /line 3/],
    [
      'a key twice, once quoted',
      'rules:\n- {pattern: x, "pattern": y}',
      'yaml_duplicate_key',
      'rules[0].pattern',
      /twice/,
    ],
    ['a key twice at the top', 'rules: []\nrules: []', 'yaml_duplicate_key', 'rules', /line 2/],
    [
      'a key twice deep below',
      'rules:\n- args: [{a: 1, a: 2}]',
      'yaml_duplicate_key',
      'rules[0].args[0].a',
      /twice/,
    ],
    ['a bomb of aliases', bomb, 'yaml_alias', '', /line 2: anchors/],
    ['an alias', 'rules: *a', 'yaml_alias', '', /line 1: aliases/],
    ['a tag', 'rules:\n- pattern: !!js/function x', 'yaml_tag', '', /line 2/],
    ['a tag that is known', 'rules: !!seq []', 'yaml_tag', '', /line 1/],
    ['a directive', '%YAML 1.1\n---\nrules: []', 'malformed_yaml', '', /line 1: directives/],
    ['two documents', 'rules: []\n---\nrules: []', 'malformed_yaml', '', /multiple documents/],
    ['what is no YAML', 'rules: [', 'malformed_yaml', '', /line 1/],
    ['wrong indentation', 'rules:\n  - pattern: x\n effect: deny', 'malformed_yaml', '', /line 3/],
    ['tabs for indentation', 'rules:\n\t- pattern: x', 'malformed_yaml', '', /line 2/],
    ['a key that is no text', 'rules:\n- 1: x', 'malformed_yaml', 'rules[0]', /line 2/],
    ['a key that is a list', 'rules:\n- ? [a]\n  : x', 'malformed_yaml', 'rules[0]', /line 2/],
    ['nothing', '', 'validation_failed', '', /must be a map/],
    ['a list', '- rules', 'validation_failed', '', /must be a map/],
    ['no list', 'rules: 1', 'validation_failed', 'rules', /must be a list/],
    ['an empty list that is none', 'rules:', 'validation_failed', 'rules', /must be a list/],
    ['what is no thing', 'rules: [x]', 'validation_failed', 'rules[0]', /must be a map/],
    ['a number that is none', 'rules:\n- args: {a: .nan}', 'validation_failed', 'rules[0].args.a', /line 2/],
    ['NUL', 'rules:\n- pattern: "\\0"', 'validation_failed', 'rules[0].pattern', /NUL/],
    [
      'half of a surrogate pair',
      'rules:\n- pattern: "\\ud800"',
      'validation_failed',
      'rules[0].pattern',
      /NUL or half/,
    ],
  ])('refuses %s, and says where', (_what, text, code, path, message) => {
    expect(refused(text)).toEqual({ code, path, message: expect.stringMatching(message) });
  });

  const MIB = 1_048_576;
  const hostile: readonly (readonly [string, string])[] = [
    ['brackets', '['.repeat(MIB)],
    ['closed brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['braces', '{}'.repeat(MIB / 2)],
    ['maps in maps', '{a: '.repeat(MIB / 4)],
    ['dashes', '- '.repeat(MIB / 2)],
    ['question marks', '? '.repeat(MIB / 2)],
    ['colons', ': '.repeat(MIB / 2)],
    ['ever deeper lines', Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['ever deeper dashes', Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n')],
    ['keys', Array.from({ length: 80_000 }, (_, key) => `k${key}: 1`).join('\n')],
    ['the same key', 'a: 1\n'.repeat(MIB / 5)],
    ['errors', '"\n'.repeat(MIB / 2)],
    ['documents', '---\n'.repeat(MIB / 4)],
  ];

  it.each(hostile)('refuses a megabyte of %s, and lives', (_what, text) => {
    expect([
      'malformed_yaml',
      'payload_too_large',
      'yaml_unknown_key',
      'yaml_duplicate_key',
      'validation_failed',
    ]).toContain(refused(text).code);
  });
});

describe('writeYaml', () => {
  it('writes what is read again as it was, the same for the same', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '')),
      fc.constantFrom(
        'yes',
        'null',
        '~',
        '1e3',
        '0x1F',
        '.nan',
        '- a',
        'a: b',
        '# c',
        ' x ',
        '',
        '\n',
        'a\n\n',
        '%Y',
        '---',
      ),
      fc.constantFrom(
        '\t',
        '\r\n',
        '\u0085',
        '\u2028',
        '\ufeff',
        "'",
        '"',
        '\\',
        '&a',
        '*a',
        '!t',
        '|',
        '>',
        '[',
        '{',
        '@',
        '`',
      ),
    );
    const item = fc.record(
      {
        pattern: text,
        effect: text,
        args: fc.oneof(
          fc.array(text),
          fc.dictionary(
            text.filter((key) => key !== ''),
            fc.oneof(text, fc.integer(), fc.boolean()),
          ),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        const file = writeYaml('rules', items);
        expect(read(file)).toEqual({ rules: items });
        expect(writeYaml('rules', structuredClone(items))).toBe(file);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
