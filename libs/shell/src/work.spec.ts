import { MAX_WORK } from './bounds.js';
import { UnparsedError } from './unparsed-error.js';
import { Work } from './work.js';

describe('Work', () => {
  it('may be done up to a bound, and no more after that', () => {
    const work = new Work();
    work.spend(MAX_WORK - 1);
    work.spend(1);
    expect(() => work.spend(1)).toThrow(UnparsedError);
    expect(() => work.spend(0)).toThrow(UnparsedError);
  });
});
