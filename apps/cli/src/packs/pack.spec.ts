import { draftOf, readPack } from './pack.js';
import { packNamed, readPacks } from './pack-folder.js';

const RULE = `
  - id: one
    name: One
    pattern: '^one'
    effect: deny
    target: command
    reason: It is one
    must_match: [one, one two, sudo one]
    must_not_match: [two, onerous-not, three]
`;
const pack = (rules: string, head = 'pack: numbers\ntitle: Numbers\n') => `${head}rules:${rules}`;

describe('readPack', () => {
  it('reads rules with their cases', () => {
    const read = readPack('numbers.yaml', pack(RULE));
    expect(read).toMatchObject({ name: 'numbers', title: 'Numbers' });
    expect(read.rules[0]).toMatchObject({ id: 'one', must_match: ['one', 'one two', 'sudo one'] });
  });

  it('makes a rule of a diff that says where it comes from', () => {
    const read = readPack('numbers.yaml', pack(RULE));
    expect(draftOf(read, read.rules[0]!)).toEqual({
      pattern: '^one',
      effect: 'deny',
      target: 'command',
      reason: 'It is one (numbers/one)',
    });
  });

  it.each([
    ['no YAML', 'pack: [', /not YAML/],
    ['no fields', '- a', /no list of fields/],
    ['an unknown field', pack(RULE, 'pack: n\ntitle: N\nauthor: x\n'), /unknown field 'author'/],
    ['no title', pack(RULE, 'pack: n\n'), /pack and title/],
    ['no rules', 'pack: n\ntitle: N\nrules: []', /no rules/],
    ['a rule twice', pack(RULE + RULE.trimStart().replace(/^/, '  ')), /two rules have the id one/],
    [
      'an unknown field of a rule',
      pack(RULE + '    mode: observe\n'),
      /rules\[0\] has an unknown field 'mode'/,
    ],
    ['an effect that a pack has not', pack(RULE.replace('deny', 'allow')), /deny or review/],
    ['an unknown target', pack(RULE.replace('target: command', 'target: line')), /command or text/],
    ['too few cases', pack(RULE.replace('one, one two, sudo one', 'one')), /at least 3 commands/],
    ['a case that is no text', pack(RULE.replace('three', '3')), /at least 3 commands/],
  ])('refuses %s', (_, yaml, message) => {
    expect(() => readPack('numbers.yaml', yaml)).toThrow(message);
  });
});

describe('the folder of packs', () => {
  it('is listed by name, and a name that is not there is answered with those that are', () => {
    const packs = readPacks();
    expect(packNamed('fork-bombs', packs).rules.length).toBeGreaterThan(2);
    expect(() => packNamed('nonsense', packs)).toThrow(/no pack nonsense; there are .*fork-bombs/);
  });

  it('that is not there is said to be missing', () => {
    expect(() => readPacks('/nowhere')).toThrow(/can't be read/);
  });
});
