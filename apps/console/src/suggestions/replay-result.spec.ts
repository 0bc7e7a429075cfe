import { asReplay, harmOf } from './replay-result.js';

const labels = { safe: 0, unsafe: 0, unknown: 0, none: 0 };
const direction = (from: string, to: string, more: object) => ({
  ...{ from, to, count: 3, labels: { ...labels, ...more }, examples: [] },
});

describe('a stored replay', () => {
  it('is shown, with the lists that it lacks empty', () => {
    const stored = { currentVersion: 3, replayed: 10, flipped: 0, skipped: 0, flips: {} };
    expect(asReplay(stored)).toMatchObject({ ...stored, agents: [], caveats: [], skippedReasons: [] });
  });

  it.each([
    ['nothing', null],
    ['a text', 'done'],
    ['a replay without its figures', { flips: {} }],
    ['one without flips', { currentVersion: 3, replayed: 10, flipped: 0, skipped: 0 }],
  ])('is not taken to be %s', (_, stored) => {
    expect(asReplay(stored)).toBeNull();
  });

  it('harms by stopping what is safe, in whatever way, and by allowing what is not', () => {
    const flips = {
      'allow->deny': direction('allow', 'deny', { safe: 2, unsafe: 7 }),
      'allow->review': direction('allow', 'review', { safe: 1 }),
      'deny->allow': direction('deny', 'allow', { safe: 5, unsafe: 4 }),
    };
    expect(harmOf({ flips } as unknown as Parameters<typeof harmOf>[0])).toEqual({
      safeStopped: 3,
      unsafeAllowed: 4,
    });
  });
});
