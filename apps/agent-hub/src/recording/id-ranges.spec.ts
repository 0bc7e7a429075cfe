import { RANGE_MS, idRanges, idTime } from './id-ranges.js';

const NOW = Date.UTC(2026, 10, 23, 12);

function idAt(milliseconds: number, tail = '0'): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail.padStart(12, '0')}`;
}

describe('idRanges', () => {
  it('makes one range of ids that were made together, whatever their order', () => {
    const ids = [idAt(NOW, '2'), idAt(NOW, '1'), idAt(NOW + RANGE_MS, '3')];
    expect(idRanges(ids)).toEqual([{ first: idAt(NOW, '1'), last: idAt(NOW + RANGE_MS, '3') }]);
  });

  it('makes no range longer than it may be', () => {
    const [old, early, late] = [idAt(NOW - 86_400_000), idAt(NOW), idAt(NOW + RANGE_MS + 1)];
    expect(idRanges([late, old, early])).toEqual([old, early, late].map((id) => ({ first: id, last: id })));
    expect(idRanges([])).toEqual([]);
  });

  it('tells when an id was made', () => {
    expect(idTime(idAt(NOW))).toBe(NOW);
  });
});
