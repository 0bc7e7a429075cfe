import type { TrainingStatus } from '@bylaw/contracts';
import { progressWords } from './progress-words.js';

type Case = readonly [TrainingStatus, done: number, total: number, left: number | null, words: string | null];

const CASES: readonly Case[] = [
  ['queued', 0, 0, null, 'It waits for its turn.'],
  ['running', 0, 0, null, 'It finds out what there is to read.'],
  ['running', 0, 8, null, '0 of 8 steps; how long it will still take is not known yet.'],
  ['running', 2, 8, 0, '2 of 8 steps; a moment left.'],
  ['running', 2, 8, 61, '2 of 8 steps; about 61 seconds left.'],
  ['running', 2, 8, 600, '2 of 8 steps; about 10 minutes left.'],
  ['running', 2, 8, 6_000, '2 of 8 steps; about 2 hours left.'],
  ['completed', 8, 8, null, null],
  ['failed', 1, 1, null, null],
  ['failed', 0, 0, null, 'It ended before its first step.'],
  ['cancelled', 3, 8, null, 'It ended after 3 of 8 steps.'],
];

describe('progressWords', () => {
  it.each(CASES)('of a run that is %s, at %d of %d, with %p s left', (status, done, total, left, words) => {
    expect(progressWords({ status, progress: { done, total, estimatedSecondsLeft: left } })).toBe(words);
  });

  it('says that the time is not known to a gateway that does not tell it', () => {
    const progress = { done: 1, total: 2 } as { done: number; total: number; estimatedSecondsLeft: null };
    expect(progressWords({ status: 'running', progress })).toContain('not known yet');
  });
});
