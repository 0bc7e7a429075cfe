import { commandKey, partOf, skeletonHash, skeletonOf } from './command-key.js';

const keyOf = (command: string) => commandKey({ tool: 'shell', command });

describe('the key of a command', () => {
  it('tells commands apart, and keeps those of one skeleton together', () => {
    const [one, other] = [keyOf('rm -rf /srv/data1'), keyOf('rm -rf /opt/x/y')];
    expect(one).not.toBe(other);
    expect(skeletonHash(one)).toBe(skeletonHash(other));
    expect(partOf(one)).toBe(partOf(other));
    expect(skeletonHash(keyOf('rm -r /srv/data1'))).not.toBe(skeletonHash(one));
  });

  it('keeps programs, words and flags', () => {
    expect(skeletonOf('git push --force=yes origin v1.2 /srv/a https://x.org 17')).toBe(
      'git push --force= origin WORD PATH URL 0',
    );
  });
});
