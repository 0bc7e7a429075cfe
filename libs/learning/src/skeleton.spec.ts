import fc from 'fast-check';
import { skeletonOf, skeletonTextHash } from './skeleton.js';
import { textHash } from './text-hash.js';

/** The same by regular expressions: what a skeleton is. */
function describedSkeleton(command: string): string {
  const parts: string[] = [];
  let previous = '';
  for (const word of command.slice(0, 1_000).trim().split(/\s+/, 60)) {
    const kept = parts.length === 0 ? word.replaceAll(/\d+/g, '0') : describedClass(word);
    if (kept !== previous || kept.startsWith('-')) parts.push(kept);
    previous = kept;
  }
  return parts.join(' ');
}

function describedClass(word: string): string {
  if (word.startsWith('-')) return word.replace(/=.*/s, '=').replaceAll(/\d+/g, '0');
  if (/^[a-z][a-z-]{1,14}$/.test(word)) return word;
  const folder = /^\/(?:etc|dev|proc|var|tmp|usr|bin|sbin|sys|boot|root|home)\b/.exec(word);
  if (folder) return folder[0];
  if (/^[/~.]/.test(word)) return 'PATH';
  if (word.includes('://')) return 'URL';
  if (/^[;&|<>()]+$/.test(word)) return word;
  return /^\d+$/.test(word) ? '0' : 'WORD';
}

const WORDS = [
  ...['rm', 'a', '-rf', '--n12=x3=4', '-', '/etc/x', '/etcetera', '/etc', '/dev/sd1', '/proc', '/srv/a'],
  ...['~/.ssh', './x', '12', '1a2', 'WORD', 'PATH', '0', 'https://a.b/c', '://', '&&', '|', '(;', 'x:', 'né'],
  ...[
    'abcdefghijklmno',
    'abcdefghijklmnop',
    'a-b',
    '-b',
    'A',
    '\u{1f600}',
    '',
    '/usr-x',
    '/binary',
    '/home~',
  ],
];
const SPACES = [' ', '  ', '\t', '\n', '\u00a0', '\u2003', '\u001f', '\ufeff', '\u180e', ''];

describe('the skeleton of a command', () => {
  it('keeps programs, words and flags', () => {
    expect(skeletonOf('git push --force=yes origin v1.2 /srv/a https://x.org 17')).toBe(
      'git push --force= origin WORD PATH URL 0',
    );
  });

  it('is what its description by regular expressions says, and so is its hash', () => {
    const part = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...SPACES), fc.string({ maxLength: 6 }));
    const command = fc.oneof(
      fc.array(part, { maxLength: 200 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 90 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(command, (text) => {
        const described = describedSkeleton(text);
        expect(skeletonOf(text)).toBe(described);
        expect(skeletonTextHash(text)).toBe(textHash(described));
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });

  it('is bounded, whatever the command is', () => {
    expect(skeletonOf('A b '.repeat(1_000))).toBe(describedSkeleton('A b '.repeat(1_000)));
    expect(skeletonOf('1'.repeat(1e6))).toBe('0');
    expect(skeletonOf('x '.concat('https:/'.repeat(1e6)))).toBe('x WORD');
  });
});
