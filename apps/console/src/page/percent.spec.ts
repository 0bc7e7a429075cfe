import { percent, percentWithInterval } from './percent.js';

describe('percent', () => {
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.0004, '0.04 %'],
    [0.9231, '92.31 %'],
    [0.07, '7 %'],
  ])('%p', (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it('with its interval', () => {
    expect(percentWithInterval({ value: 0.5, low: 0.25, high: 0.7501 })).toBe(
      '50 % (95 % sure: 25 % to 75.01 %)',
    );
  });
});
