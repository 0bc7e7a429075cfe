import { storeIsolatingPoison } from './store-isolating-poison.js';

describe('storeIsolatingPoison', () => {
  it('stores every row but those that never can be', async () => {
    const kept: number[] = [];
    const { stored, poison } = await storeIsolatingPoison([1, 2, 3, 4, 5, 6, 7], async (rows) => {
      if (rows.some((row) => row % 5 === 0)) throw Object.assign(new Error('bad'), { code: '22021' });
      kept.push(...rows);
      return rows.length;
    });
    expect(kept).toEqual([1, 2, 3, 4, 6, 7]);
    expect(stored.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(poison.map(({ row }) => row)).toEqual([5]);
  });

  it('passes on what may work later', async () => {
    const away = Object.assign(new Error('away'), { code: '57P01' });
    await expect(storeIsolatingPoison([1, 2], () => Promise.reject(away))).rejects.toBe(away);
  });
});
