import { markedParts } from './marked-parts.js';

describe('markedParts', () => {
  it.each([
    ['rm -rf /', 0, 6, { before: '', marked: 'rm -rf', after: ' /' }],
    ['sudo rm', 5, 7, { before: 'sudo ', marked: 'rm', after: '' }],
    ['anything', 3, 3, { before: 'any', marked: '', after: 'thing' }],
    ['', 0, 0, { before: '', marked: '', after: '' }],
  ])('cuts %j at %d and %d', (form, start, end, parts) => {
    expect(markedParts({ form, start, end })).toEqual(parts);
  });

  it('shortens what is long, and keeps what matched in sight', () => {
    const form = `${'a'.repeat(60_000)}MATCH${'b'.repeat(60_000)}`;
    expect(markedParts({ form, start: 60_000, end: 60_005 })).toEqual({
      before: `…${'a'.repeat(300)}`,
      marked: 'MATCH',
      after: `${'b'.repeat(300)}…`,
    });
    const { marked } = markedParts({ form, start: 0, end: form.length });
    expect(marked).toBe(`${'a'.repeat(1_000)}…`);
  });
});
