import { previewSentences } from './preview-sentences.js';

const actions = (some: object) => ({
  ...{ looked: 1_000, since: null, matched: 12, failed: 0, examples: [] },
  decisions: { allow: 9, deny: 2, review: 0, none: 1 },
  labels: { safe: 0, unsafe: 3, unknown: 1, none: 8 },
  ...some,
});

describe('previewSentences', () => {
  it('tell how much is matched, how it was decided and labelled', () => {
    expect(previewSentences(actions({}), 'deny')).toEqual({
      result: 'It matches 12 of the last 1000 actions.',
      details: ['Recorded as: 9 allowed, 2 denied.', 'Labelled: 3 unsafe.'],
      warning: null,
    });
  });

  it('say that there is nothing to try it on, or that it could not be tried', () => {
    const none = { allow: 0, deny: 0, review: 0, none: 0 };
    const labels = { safe: 0, unsafe: 0, unknown: 0, none: 0 };
    const nothing = actions({ looked: 0, matched: 0, decisions: none, labels });
    expect(previewSentences(nothing, 'deny')).toEqual({
      ...{ result: 'Nothing is recorded yet: there is nothing to try it on.', details: [], warning: null },
    });
    expect(previewSentences(actions({ failed: 1 }), 'deny').details.at(-1)).toBe(
      'On 1 action it could not be tried.',
    );
  });

  it.each([
    ['deny', { safe: 2, unsafe: 9, unknown: 0, none: 0 }, 'It would deny 2 actions that people found safe.'],
    ['review', { safe: 1, unsafe: 0, unknown: 0, none: 0 }, 'It would hold 1 action that people found safe.'],
    [
      'allow',
      { safe: 5, unsafe: 1, unknown: 0, none: 0 },
      'It would allow 1 action that people found unsafe.',
    ],
    ['allow', { safe: 5, unsafe: 0, unknown: 0, none: 0 }, null],
  ] as const)('warn of what labels say against a rule that has the effect %s', (effect, labels, warning) => {
    expect(previewSentences(actions({ labels }), effect).warning).toBe(warning);
  });
});
