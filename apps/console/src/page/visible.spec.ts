import { visible } from './visible.js';

describe('visible', () => {
  it('leaves alone what can be seen', () => {
    expect(visible('cat <<EOF\n\täöü 漢字 😀\nEOF')).toBe('cat <<EOF\n\täöü 漢字 😀\nEOF');
  });

  it('writes out what hides or turns a text around', () => {
    expect(visible('rm \u202egpj.x\u200b\u0000\r')).toBe('rm ⟨U+202E⟩gpj.x⟨U+200B⟩⟨U+0000⟩⟨U+000D⟩');
  });
});
