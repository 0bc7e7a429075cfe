import { commandHash } from './command-hash.js';
import { commandText } from './command-text.js';

describe('commandText', () => {
  it.each([
    ['no arguments', { tool: 'shell', command: 'ls' }, 'ls'],
    ['null', { tool: 'shell', command: 'ls', args: null }, 'ls'],
    ['an empty array', { tool: 'browser', command: 'open', args: [] }, 'open'],
    ['an empty object', { tool: 'browser', command: 'open', args: {} }, 'open'],
    ['shell words', { tool: 'bash', command: 'rm', args: ['-rf', '/tmp/a'] }, 'rm -rf /tmp/a'],
    [
      'words to quote',
      { tool: 'sh', command: 'echo', args: ["it's", 'a b', '$x', ''] },
      "echo 'it'\\''s' 'a b' '$x' ''",
    ],
    ['a shell object', { tool: 'sh', command: 'x', args: { b: 1, a: ';' } }, `x '{"a":";","b":1}'`],
    ['an object', { tool: 'browser', command: 'open', args: { b: 1, a: 'é' } }, 'open {"a":"é","b":1}'],
    ['an array', { tool: 'browser', command: 'open', args: ['a b'] }, 'open ["a b"]'],
  ])('writes %s', (_, action, text) => {
    expect(commandText(action)).toBe(text);
  });

  it('takes the shell tools from its caller', () => {
    expect(commandText({ tool: 'term', command: 'rm', args: ['-r'] }, ['term'])).toBe('rm -r');
  });
});

describe('commandHash', () => {
  it('binds to tool, command and arguments, however the arguments are ordered', () => {
    const action = { tool: 'browser', command: 'open', args: { a: 1, b: 2 } };
    const hash = commandHash(action);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(commandHash({ ...action, args: { b: 2, a: 1 } })).toBe(hash);
    expect(commandHash({ ...action, tool: 'shell' })).not.toBe(hash);
    expect(commandHash({ ...action, command: 'close' })).not.toBe(hash);
    expect(commandHash({ ...action, args: { a: 1 } })).not.toBe(hash);
  });

  it('does not tell absent arguments from null', () => {
    expect(commandHash({ tool: 't', command: 'c' })).toBe(
      commandHash({ tool: 't', command: 'c', args: null }),
    );
  });
});
