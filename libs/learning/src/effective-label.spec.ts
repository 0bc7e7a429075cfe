import { effectiveLabel } from './effective-label.js';

describe('effectiveLabel', () => {
  it('takes a person before a verdict before a score', () => {
    expect(effectiveLabel({ personLabel: 'safe', reviewVerdict: 'deny', score: 0 })).toBe('safe');
    expect(effectiveLabel({ reviewVerdict: 'deny', score: 100 })).toBe('unsafe');
    expect(effectiveLabel({ reviewVerdict: 'allow', score: 0 })).toBe('safe');
    expect(effectiveLabel({ score: 0 })).toBe('unsafe');
  });

  it('leaves unknown what a person looked at and could not tell', () => {
    expect(effectiveLabel({ personLabel: 'unknown', reviewVerdict: 'deny', score: 0 })).toBe('unknown');
  });

  it.each([
    [100, 'safe'],
    [80, 'safe'],
    [79.9, 'unknown'],
    [40, 'unknown'],
    [39.9, 'unsafe'],
    [0, 'unsafe'],
    [null, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('reads the score %p as %s', (score, label) => {
    expect(effectiveLabel({ score })).toBe(label);
  });
});
