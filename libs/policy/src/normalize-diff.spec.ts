import { normalizeDiff } from './normalize-diff.js';

describe('normalizeDiff', () => {
  it('fills every default', () => {
    expect(normalizeDiff({ add: [{ pattern: 'rm', effect: 'deny' }] })).toEqual({
      add: [
        {
          pattern: 'rm',
          effect: 'deny',
          tool: null,
          target: 'command',
          mode: 'enforce',
          locked: false,
          confidence: null,
          reason: null,
        },
      ],
      remove: [],
      meta: {},
    });
  });

  it('keeps what is given, the score as the confidence', () => {
    const draft = {
      pattern: 'x',
      effect: 'allow',
      tool: 't',
      target: 'text',
      mode: 'observe',
      locked: true,
    } as const;
    const diff = normalizeDiff({
      add: [{ ...draft, score: 0.9, reason: 'why' }],
      remove: ['b', 'a'],
      meta: { proposed_by: 'p' },
    });
    expect(diff).toEqual({
      add: [{ ...draft, confidence: 0.9, reason: 'why' }],
      remove: ['b', 'a'],
      meta: { proposed_by: 'p' },
    });
  });
});
