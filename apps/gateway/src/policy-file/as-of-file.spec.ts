import { DomainError } from '@bylaw/contracts';
import { asOfFile } from './as-of-file.js';

describe('asOfFile', () => {
  it('names the rules of the file and not those of the diff', () => {
    const error = new DomainError('invalid_diff', 'diff.add[1].pattern must not be empty', [
      { path: 'diff.add[1].pattern', message: 'must not be empty' },
      { path: 'diff.add[2]', message: 'is the same rule as diff.add[0]' },
      { path: 'diff.remove[4]', message: 'rule x is locked' },
    ]);
    expect(asOfFile(error, [3, 7, 9]).toProblem()).toEqual({
      code: 'invalid_diff',
      detail: 'rules[7].pattern must not be empty',
      errors: [
        { path: 'rules[7].pattern', message: 'must not be empty' },
        { path: 'rules[9]', message: 'is the same rule as rules[3]' },
        { path: 'rules', message: 'rule x is locked' },
      ],
    });
  });

  it('leaves alone what names no place', () => {
    const error = new DomainError('forbidden', 'no');
    expect(asOfFile(error, []).toProblem()).toEqual({ code: 'forbidden', detail: 'no' });
  });
});
