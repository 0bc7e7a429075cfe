import {
  canTransition,
  REVIEW_LIFECYCLE,
  SUGGESTION_LIFECYCLE,
  TRAINING_RUN_LIFECYCLE,
  type Lifecycle,
} from './lifecycle.js';

function reachableFrom(lifecycle: Lifecycle<string>, start: string): Set<string> {
  const reached = new Set([start]);
  for (const state of reached) for (const next of lifecycle[state] ?? []) reached.add(next);
  return reached;
}

describe('lifecycles', () => {
  it.each<[string, Lifecycle<string>, string]>([
    ['suggestion', SUGGESTION_LIFECYCLE, 'pending'],
    ['review', REVIEW_LIFECYCLE, 'held'],
    ['training run', TRAINING_RUN_LIFECYCLE, 'queued'],
  ])(
    'every state of a %s is reachable, none but the first has a way back, and each ends',
    (_, lifecycle, start) => {
      const states = Object.keys(lifecycle);
      expect([...reachableFrom(lifecycle, start)].sort()).toEqual([...states].sort());
      expect(states.filter((state) => reachableFrom(lifecycle, state).has(start))).toEqual([start]);
      const ends = states.filter((state) => lifecycle[state]?.length === 0);
      for (const state of states) {
        expect([...reachableFrom(lifecycle, state)].some((reached) => ends.includes(reached))).toBe(true);
      }
    },
  );

  it('a suggestion is applied only while pending, and only once', () => {
    expect(canTransition(SUGGESTION_LIFECYCLE, 'pending', 'applied')).toBe(true);
    for (const from of ['applied', 'rejected', 'expired', 'stale', 'superseded'] as const) {
      expect(canTransition(SUGGESTION_LIFECYCLE, from, 'applied')).toBe(false);
      expect(canTransition(SUGGESTION_LIFECYCLE, from, 'pending')).toBe(false);
    }
  });

  it('a run completes only after it ran', () => {
    expect(canTransition(TRAINING_RUN_LIFECYCLE, 'queued', 'completed')).toBe(false);
    expect(canTransition(TRAINING_RUN_LIFECYCLE, 'running', 'completed')).toBe(true);
    expect(canTransition(TRAINING_RUN_LIFECYCLE, 'completed', 'cancelled')).toBe(false);
  });

  it('staying is no transition', () => {
    expect(canTransition(REVIEW_LIFECYCLE, 'held', 'held')).toBe(false);
  });
});
