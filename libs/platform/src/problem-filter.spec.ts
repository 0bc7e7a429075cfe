import { isUnreachableStore } from './problem-filter.js';

describe('isUnreachableStore', () => {
  it.each([
    ['a port that nobody listens to', { code: 'ECONNREFUSED' }],
    ['a host that cannot be reached', { code: 'EHOSTUNREACH' }],
    ['a name that is not resolved just now', { code: 'EAI_AGAIN' }],
    ['a database that allows no connections now', { code: '55000' }],
    ['a full disk', { code: '53100' }],
    ['a disk that fails', { driverError: { code: '58030' } }],
    ['a Redis that is full', new Error('OOM command not allowed when used memory > maxmemory')],
  ])('is true of %s', (_, thrown) => {
    expect(isUnreachableStore(thrown)).toBe(true);
  });

  it.each([
    ['a row that is not unique', { code: '23505' }],
    ['a table that is not there', { driverError: { code: '42P01' } }],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['nothing', null],
  ])('is false of %s', (_, thrown) => {
    expect(isUnreachableStore(thrown)).toBe(false);
  });
});
