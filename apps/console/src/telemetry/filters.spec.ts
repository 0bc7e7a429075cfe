import { FILTER_NAMES, queryOf, type FilterValues } from './filters.js';

const NONE = Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])) as FilterValues;
const AGENT = '0192f0c1-0000-7000-8000-000000000001';

describe('the query of the telemetry', () => {
  it('has what the address has', () => {
    const since = '2026-01-31T12:00:00.000Z';
    expect(queryOf({ ...NONE, q: 'rm', decision: 'deny', agentId: AGENT, since })).toEqual({
      ...NONE,
      q: 'rm',
      decision: 'deny',
      agentId: AGENT,
      since,
    });
  });

  it('leaves out words that there are none of, and what is no id of an agent', () => {
    expect(queryOf({ ...NONE, decision: 'perhaps', label: 'good', agentId: 'ci-runner' })).toEqual(NONE);
  });
});
