import { trainingProgress } from './training-progress.js';

describe('the progress of a training run', () => {
  const AT = 1_000_000;
  const going = { done: 2, total: 8, startedAt: AT - 20_000, at: AT };

  it.each([
    ['at the pace so far', going, AT, 60],
    ['less what has passed since', going, AT + 15_500, 45],
    ['never less than nothing', going, AT + 600_000, 0],
    ['by a clock that is behind', going, AT - 5_000, 60],
    ['when all is done', { ...going, done: 8 }, AT, 0],
    ['unknown before the first step', { ...going, done: 0 }, AT, null],
    ['unknown without times', { done: 2, total: 8 }, AT, null],
  ])('tells the seconds left: %s', (_, progress, now, estimatedSecondsLeft) => {
    expect(trainingProgress(progress, 'running', now)).toEqual({
      done: progress.done,
      total: 8,
      estimatedSecondsLeft,
    });
  });

  it('tells none of a run that does not go on, or has not begun', () => {
    expect(trainingProgress(going, 'queued', AT)).toEqual({ done: 2, total: 8, estimatedSecondsLeft: null });
    expect(trainingProgress(0, 'running', AT)).toEqual({ done: 0, total: 0, estimatedSecondsLeft: null });
  });
});
