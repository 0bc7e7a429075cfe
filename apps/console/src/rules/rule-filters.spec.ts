import { FILTER_NAMES, isFiltered, queryOf, versionOf, type FilterValues } from './rule-filters.js';

const values = (some: Partial<FilterValues>): FilterValues => ({
  ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])) as FilterValues),
  ...some,
});

describe('the filters of rules', () => {
  it('ask for what the address says, and not for words that the gateway would refuse', () => {
    expect(queryOf(values({ q: 'rm', effect: 'deny', mode: 'observe', unusedFor: '30d' }))).toMatchObject({
      ...{ q: 'rm', effect: 'deny', mode: 'observe', unusedFor: '30d', onlySafe: '', version: '' },
    });
    expect(
      queryOf(values({ effect: 'maybe', mode: 'x', unusedFor: 'ever', onlySafe: '1', version: '-1' })),
    ).toMatchObject({ effect: '', mode: '', unusedFor: '', onlySafe: '', version: '' });
  });

  it.each([
    ['', undefined],
    ['0', 0],
    ['17', 17],
    ['1.5', undefined],
    ['x', undefined],
  ])('take %j for the version %p', (text, version) => {
    expect(versionOf(text)).toBe(version);
  });

  it('are not the version', () => {
    expect(isFiltered(values({ version: '3' }))).toBe(false);
    expect(isFiltered(values({ tool: 'shell' }))).toBe(true);
  });
});
