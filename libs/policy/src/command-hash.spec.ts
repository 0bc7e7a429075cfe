import { createHash } from 'node:crypto';
import type { PolicyAction } from './action.js';
import { canonicalJson } from './canonical-json.js';
import { commandHash } from './command-hash.js';

describe('commandHash', () => {
  it.each([
    ['a plain command', { tool: 'shell', command: 'ls -la' }],
    ['null for arguments', { tool: 'shell', command: 'ls', args: null }],
    ['arguments', { tool: 'fetch', command: 'GET', args: { b: 1, a: ['x'] } }],
    ['no text', { tool: '', command: '' }],
    ['what JSON escapes', { tool: 'a"b', command: 'a\\b"c\n\t\u0007\u2028 é 😀 </script>' }],
  ])('is of the canonical JSON: %s', (_, action) => {
    const { tool, command, args = null }: PolicyAction = action;
    const text = canonicalJson({ tool, command, args });
    expect(commandHash({ tool, command, args })).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
