import { oneLine } from './one-line.js';

describe('oneLine', () => {
  it('keeps a short text as it is', () => {
    expect(oneLine('git status', 20)).toBe('git status');
  });

  it('cuts a long text, by characters and not by halves of them', () => {
    expect(oneLine('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it('lets nothing through that a terminal would obey', () => {
    expect(oneLine('a\u001b[2Jb\r\nc\u202ed', 20)).toBe('a [2Jb c d');
  });
});
