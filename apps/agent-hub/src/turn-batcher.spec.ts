import { TurnBatcher } from './turn-batcher.js';

describe('TurnBatcher', () => {
  it('carries out together what comes in one turn, and answers each its own', async () => {
    const carried: (readonly number[])[] = [];
    const subject = new TurnBatcher<number, string>(async (items) => {
      carried.push(items);
      return items.map((item) => ({ result: `no. ${item}` }));
    });
    expect(await Promise.all([subject.add(1), subject.add(2), subject.add(3)])).toEqual([
      'no. 1',
      'no. 2',
      'no. 3',
    ]);
    expect(await subject.add(4)).toBe('no. 4');
    expect(carried).toEqual([[1, 2, 3], [4]]);
  });

  it('lets one fail without the others, or all when the whole fails', async () => {
    const subject = new TurnBatcher<number, number>(async (items) => {
      if (items.includes(0)) throw new Error('all');
      return items.map((item) => (item < 0 ? { error: new Error('one') } : { result: item }));
    });
    const settle = (numbers: readonly number[]) =>
      Promise.all(numbers.map((item) => subject.add(item).catch(String)));
    expect(await settle([1, -1, 2])).toEqual([1, 'Error: one', 2]);
    expect(await settle([1, 0, -1])).toEqual(['Error: all', 'Error: all', 'Error: all']);
  });
});
