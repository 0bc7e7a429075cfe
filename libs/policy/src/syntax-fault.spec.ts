import { syntaxFault } from './syntax-fault.js';

describe('syntaxFault', () => {
  it.each([
    ['a(b', 'a«(»'],
    ['(a)(b', '(a)«(»'],
    ['[(](a\\((b)', '[(]«(»'],
    ['\\Q(\\E(a', '\\Q(\\E«(»'],
    ['(a))b', '(a)«)»'],
    ['[)]a)b', '[)]a«)»'],
    ['[a]b[c', '[a]b«[»'],
    ['\\[a[b-', '\\[a«[»'],
    ['b{2}a{2,1}', 'b{2}a«{2,1}»'],
    ['a*b**c', 'a*b«**»'],
    ['x(?=y)z', 'x«(?=»'],
    ['\\\\8 \\8', '\\\\8 «\\8»'],
    ['[z-a]', '[«z-a»'],
    ['*a', '«*»'],
    ['a\\', 'a«\\»'],
    ['[[:alpha:](]x(', '[[:alpha:](]x«(»'],
    ['[](](', '[](]«(»'],
    ['x\\pX', 'x«\\pX»'],
  ])('of %s is at %s', (pattern, shown) => {
    const place = syntaxFault(pattern);
    expect(`${pattern.slice(0, place?.start)}«${pattern.slice(place?.start, place?.end)}»`).toBe(shown);
  });

  it.each(['', 'rm -rf', '^(a|b)[()]\\($', 'too long ('.repeat(200)])('is nowhere in %j', (pattern) => {
    expect(syntaxFault(pattern)).toBeNull();
  });
});
