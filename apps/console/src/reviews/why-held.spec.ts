import { whyHeld } from './why-held.js';

const RULE = '0192f0c1-0000-7000-8000-000000000000';

describe('whyHeld', () => {
  it.each([
    [`held for review by rule ${RULE}: changes what runs`, 'changes what runs'],
    [`held for review by rule ${RULE}`, `held for review by rule ${RULE}`],
    [
      'held for review because the line could not be parsed',
      'held for review because the line could not be parsed',
    ],
    [null, ''],
  ])('of %j is %j', (reason, words) => {
    expect(whyHeld(reason)).toBe(words);
  });
});
