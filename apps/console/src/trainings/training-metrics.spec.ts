import { isTrainingMetrics } from './training-metrics.js';

const METRICS = {
  estimator: 'mined',
  labelledActions: 20,
  safeActions: 15,
  unsafeActions: 5,
  safeCommands: 15,
  unsafeCommands: 5,
  baseRate: 0.25,
  candidates: 9,
  rules: 1,
  heldOut: {
    rules: 1,
    safeCommands: 3,
    unsafeCommands: 0,
    deniedSafe: 0,
    deniedUnsafe: 0,
    heldSafe: 0,
    heldUnsafe: 0,
    precision: null,
    recall: null,
    falseDenyRate: { value: 0, low: 0, high: 0.56 },
    curve: [{ rules: 1, deniedSafe: 0, deniedUnsafe: 0 }],
    atPrevalence: null,
  },
};

describe('isTrainingMetrics', () => {
  it('knows what a run stores', () => {
    expect(isTrainingMetrics(METRICS)).toBe(true);
    expect(isTrainingMetrics({ ...METRICS, more: [] })).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no estimator', { ...METRICS, estimator: undefined }],
    ['a figure that is none', { ...METRICS, candidates: null }],
    ['nothing held out at all', { ...METRICS, heldOut: null }],
  ])('does not take %s for it', (_, stored) => {
    expect(isTrainingMetrics(stored)).toBe(false);
  });
});
