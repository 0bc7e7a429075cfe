import { mergeNewest, replaceItem, type ReadPages } from './merge-newest.js';

interface Item {
  readonly id: string;
  readonly word?: string;
}

const items = (ids: string): Item[] => Array.from(ids, (id) => ({ id }));
const page = (ids: string, nextCursor: string | null = 'more') => ({ items: items(ids), nextCursor });
const read = (...pages: ReturnType<typeof page>[]): ReadPages<Item> => ({
  pages,
  pageParams: pages.map((_, index) => (index === 0 ? null : `p${index}`)),
});
const idsOf = ({ pages }: ReadPages<Item>): string[] =>
  pages.map((one) => one.items.map(({ id }) => id).join(''));

describe('mergeNewest', () => {
  it('puts what is new before what was there, each once', () => {
    const after = mergeNewest(read(page('dcb'), page('a', null)), page('fed'));
    expect(idsOf(after)).toEqual(['fedcb', 'a']);
    expect(after.pages[0]?.nextCursor).toBe('more');
    expect(after.pageParams).toEqual([null, 'p1']);
  });

  it('finds what was recorded later than its time', () => {
    expect(idsOf(mergeNewest(read(page('eca')), page('edca')))).toEqual(['edca']);
  });

  it('begins anew where there may be a gap', () => {
    const after = mergeNewest(read(page('cb'), page('a', null)), page('zyx'));
    expect(idsOf(after)).toEqual(['zyx']);
    expect(after.pageParams).toEqual([null]);
  });

  it('has no gap after the last page', () => {
    expect(idsOf(mergeNewest(read(page('a', null)), page('cba', null)))).toEqual(['cba']);
    expect(idsOf(mergeNewest(read(page('', null)), page('a', null)))).toEqual(['a']);
  });

  it('shows things as they were read last', () => {
    const newest = { items: [{ id: 'b', word: 'new' }], nextCursor: null };
    expect(mergeNewest(read(page('ba')), newest).pages[0]?.items).toEqual([
      { id: 'b', word: 'new' },
      { id: 'a' },
    ]);
  });
});

describe('replaceItem', () => {
  it('changes the one, wherever it is, and leaves other pages as they are', () => {
    const before = read(page('cb'), page('a'));
    const after = replaceItem(before, { id: 'a', word: 'new' });
    expect(after.pages[1]?.items).toEqual([{ id: 'a', word: 'new' }]);
    expect(after.pages[0]).toBe(before.pages[0]);
  });
});
