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

  it('finds the name that a part of a text is', () => {
    expect(names.at('a if b', 2, 4)).toBe('if');
    expect(names.at(`${long}}`, 40, 41)).toBe('}');
    expect(names.at(long, 0, 40)).toBe(long);
    for (const [start, end] of [
      [0, 1],
      [2, 3],
      [2, 2],
      [1, 4],
      [4, 9],
    ] as const)
      expect(names.at('a if b', start, end)).toBeNull();
  });
});
