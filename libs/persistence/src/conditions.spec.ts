import { Conditions, containing } from './conditions.js';

describe('Conditions', () => {
  it('numbers its values, and leaves out what is not asked for', () => {
    const conditions = new Conditions()
      .add('a = ?', 1)
      .add('b = ?', undefined)
      .addAll('(c, d) < (?, ?)', ['x', 'y']);
    expect(conditions.where).toBe('WHERE (a = $1) AND ((c, d) < ($2, $3))');
    expect(conditions.placeholder(50)).toBe('$4');
    expect(conditions.values).toEqual([1, 'x', 'y', 50]);
    expect(new Conditions().where).toBe('');
  });

  it('takes the wildcards of LIKE literally', () => {
    expect(containing('50%_\\')).toBe('%50\\%\\_\\\\%');
    expect(containing(undefined)).toBeUndefined();
  });
});
