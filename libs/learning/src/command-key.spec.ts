import { commandKey, countedText, partOf, skeletonHash } from './command-key.js';
import { textHash } from './text-hash.js';

describe('the key of a command', () => {
  it('tells commands apart, and keeps those of one skeleton together', () => {
    const [one, other] = [commandKey('rm -rf /srv/data1'), commandKey('rm -rf /opt/x/y')];
    expect(one).not.toBe(other);
    expect(skeletonHash(one)).toBe(skeletonHash(other));
    expect(partOf(one)).toBe(partOf(other));
    expect(skeletonHash(commandKey('rm -r /srv/data1'))).not.toBe(skeletonHash(one));
    expect(commandKey('ls', textHash('ls'))).toBe(commandKey('ls'));
  });

  it('is of the command with its arguments, if they can be written', () => {
    expect(countedText({ tool: 'shell', command: 'rm', args: ['-rf', 'x'] })).toBe('rm -rf x');
    const endless: Record<string, unknown> = {};
    endless['itself'] = endless;
    expect(countedText({ tool: 'shell', command: 'rm', args: endless })).toBe('rm');
  });
});
