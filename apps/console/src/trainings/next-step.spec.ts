import type { TrainingResponse } from '../gateway/wire.js';
import { nextStep } from './next-step.js';

const run = (fields: Partial<TrainingResponse>): TrainingResponse =>
  ({ status: 'failed', error: null, suggestionId: null, ...fields }) as TrainingResponse;

describe('nextStep', () => {
  it.each([
    ['too few labels', { error: 'Too few labelled actions: 3, and training needs at least 20.' }],
    ['labels of one class', { error: 'All 40 labelled actions are safe: training needs both classes.' }],
    ['evidence for nothing', { status: 'completed', error: 'Nothing is suggested.' } as const],
  ])('is to label after %s', (_, fields) => {
    expect(nextStep(run(fields))).toMatchObject({ link: '#/telemetry' });
  });

  it('is to look at dead jobs after a fault of another kind', () => {
    const error = 'The run failed for good: connection refused';
    expect(nextStep(run({ error }))).toMatchObject({ link: '#/dead-jobs?queue=training' });
  });

  it.each([
    { status: 'running' },
    { status: 'queued' },
    { status: 'cancelled' },
    { suggestionId: 'x' },
  ] as const)('is none of %j', (fields) => {
    expect(nextStep(run(fields))).toBeNull();
  });
});
