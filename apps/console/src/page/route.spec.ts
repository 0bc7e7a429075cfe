import { linkTo, routeOf } from './route.js';

describe('addresses', () => {
  it.each([
    ['', '', undefined, {}],
    ['#/', '', undefined, {}],
    ['#/telemetry', 'telemetry', undefined, {}],
    ['#/suggestions/a%2Fb', 'suggestions', 'a/b', {}],
    ['#/telemetry?decision=deny&q=rm%20-rf', 'telemetry', undefined, { decision: 'deny', q: 'rm -rf' }],
    ['#/telemetry/1?q=%3F', 'telemetry', '1', { q: '?' }],
    ['#/telemetry/%E0%A4%A', 'telemetry', '%E0%A4%A', {}],
  ])('%s', (hash, screen, detail, query) => {
    const route = routeOf(hash);
    expect({ ...route, query: Object.fromEntries(route.query) }).toEqual({ screen, detail, query });
  });

  it('lead back where they came from', () => {
    const link = linkTo('telemetry', 'a/b?c', { q: 'x=1&y=#', decision: '' });
    const { screen, detail, query } = routeOf(link);
    expect([screen, detail, Object.fromEntries(query)]).toEqual(['telemetry', 'a/b?c', { q: 'x=1&y=#' }]);
  });
});
