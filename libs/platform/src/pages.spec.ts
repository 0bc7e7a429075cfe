import { DomainError } from '@bylaw/contracts';
import { decodeCursor, toPage } from './pages.js';

const rows = ['a', 'b', 'c'].map((id) => ({ id }));

describe('pages', () => {
  it('tell where the next one starts only when there is one', () => {
    const page = toPage(
      rows,
      2,
      (row) => row.id,
      (row) => row.id,
    );
    expect(page.items).toEqual(['a', 'b']);
    expect(decodeCursor(page.nextCursor ?? undefined)).toBe('b');
    expect(
      toPage(
        rows,
        3,
        (row) => row.id,
        (row) => row.id,
      ).nextCursor,
    ).toBeNull();
    expect(toPage([], 3, String, String)).toEqual({ items: [], nextCursor: null });
  });

  it('refuse a cursor that is none', () => {
    expect(decodeCursor(undefined)).toBeNull();
    expect(() => decodeCursor('/////')).toThrow(DomainError);
    expect(() => decodeCursor(Buffer.from("'; DROP TABLE").toString('base64url'))).toThrow(/not a cursor/);
  });
});
