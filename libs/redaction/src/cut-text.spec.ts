import { cutText } from './cut-text.js';

describe('cutText', () => {
  const mark = '\n[cut: 101 bytes in all]';

  it('leaves what fits', () => {
    expect(cutText('x'.repeat(100), 100)).toBe('x'.repeat(100));
    expect(cutText('é'.repeat(50), 100)).toBe('é'.repeat(50));
  });

  it('fills what there is room for, and says how much there was', () => {
    const cut = cutText('x'.repeat(101), 100);
    expect(cut).toBe('x'.repeat(100 - mark.length) + mark);
    expect(cutText(cut, 100)).toBe(cut);
    expect(cutText('x'.repeat(101), 100, 5_000)).toMatch(/x\n\[cut: 5000 bytes in all\]$/);
  });

  it.each(['é', '€', '😀'])('cuts between characters: %s', (character) => {
    for (let shift = 0; shift < 4; shift += 1) {
      const cut = cutText('x'.repeat(shift) + character.repeat(60), 100);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(cut)).toBeGreaterThan(100 - 4);
      expect(cut).not.toContain('\ufffd');
      expect(cut).toMatch(new RegExp(`^x{${shift}}(?:${character})+\n\\[cut: \\d+ bytes in all\\]$`));
    }
  });
});
