import { agentQuery } from './agent-filters.js';

describe('agentQuery', () => {
  it('asks for what the address has, and leaves out words that there are none of', () => {
    expect(agentQuery({ q: 'ci', liveness: 'online', status: 'asleep', quarantined: 'maybe' })).toEqual({
      q: 'ci',
      liveness: 'online',
      status: '',
      quarantined: '',
    });
  });
});
