import { jest } from '@jest/globals';
import { RememberedSearch } from './remembered-search.js';

describe('RememberedSearch', () => {
  it('answers as a search at every place would, and searches as often as the pattern is found', () => {
    const pattern = /b+/g;
    const exec = jest.spyOn(pattern, 'exec');
    const search = new RememberedSearch(pattern);
    const text = 'aabaaabba';
    const places = Array.from({ length: text.length + 1 }, (_, start) => search.firstBehind(text, start));
    expect(places).toEqual([2, 2, 2, 6, 6, 6, 6, 7, 9, 9]);
    expect(exec).toHaveBeenCalledTimes(4);
  });

  it('begins anew for a place before what it knows, and for another text', () => {
    const search = new RememberedSearch(/b/g);
    expect([search.firstBehind('abab', 2), search.firstBehind('abab', 0)]).toEqual([3, 1]);
    expect([search.firstBehind('baab', 0), search.firstBehind('aaaa', 0)]).toEqual([0, 4]);
  });
});
