import { Readiness } from './readiness.js';

describe('Readiness', () => {
  it('is the absence of reasons', async () => {
    const readiness = new Readiness();
    readiness.add('policy', () => null);
    expect(await readiness.reasons()).toEqual({});
    readiness.add('redis', async () => {
      throw new Error('connection refused');
    });
    readiness.add('postgres', () => 'not connected');
    expect(await readiness.reasons()).toEqual({ redis: 'connection refused', postgres: 'not connected' });
  });
});
