import { NameSet } from './name-set.js';

describe('NameSet', () => {
  const long = 'x'.repeat(40);
  const names = new NameSet(['if', 'fi', '[[', '}', long]);

  it('has its names', () => {
    for (const name of ['if', 'fi', '[[', '}', long]) expect(names.has(name)).toBe(true);
  });

  it('has no others, whatever their length and first character', () => {
    for (const name of ['', 'i', 'in', 'ifs', '[', 'IF', 'éf', '\u{1f600}', 'x'.repeat(41), 'x'.repeat(31)])
      expect(names.has(name)).toBe(false);
  });
});
