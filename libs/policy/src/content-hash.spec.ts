import { contentHash } from './content-hash.js';
import type { Diff } from './diff.js';

const diff: Diff = {
  add: [
    { pattern: 'rm', effect: 'deny' },
    { pattern: 'ls', effect: 'allow' },
  ],
  remove: ['a', 'b'],
};

describe('contentHash', () => {
  it('is the SHA-256 of the canonical JSON, stable over releases', () => {
    expect(contentHash(diff)).toBe('228dd2bbd4293206ce3ce2f609a92f9c0bb41d2e9351f8e116b2058d75c35df6');
  });

  it('regards neither meta, nor order, nor whether defaults are written', () => {
    const same: Diff = {
      add: [
        { effect: 'allow', pattern: 'ls', tool: null, target: 'command', locked: false },
        { pattern: 'rm', effect: 'deny', mode: 'enforce', score: null },
      ],
      remove: ['b', 'a'],
      meta: { proposed_by: 'trainer', model_version: '3' },
    };
    expect(contentHash(same)).toBe(contentHash(diff));
  });

  it.each<[string, Diff]>([
    ['a pattern', { ...diff, add: [{ pattern: 'rm2', effect: 'deny' }] }],
    ['an effect', { ...diff, add: [{ pattern: 'rm', effect: 'review' }] }],
    ['a score', { ...diff, add: [{ pattern: 'rm', effect: 'deny', score: 0.5 }] }],
    ['what is removed', { ...diff, remove: ['a'] }],
  ])('changes with %s', (_, other) => {
    expect(contentHash(other)).not.toBe(contentHash(diff));
  });
});
