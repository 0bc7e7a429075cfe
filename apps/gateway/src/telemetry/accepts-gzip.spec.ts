import { acceptsGzip } from './accepts-gzip.js';

describe('acceptsGzip', () => {
  it.each([
    'gzip',
    'br, GZIP',
    'deflate;q=0.5, gzip;q=0.1',
    '*',
    'x-gzip',
    'br;q=1, *;q=0.5',
    'identity;q=0.5, gzip',
  ])('is true of %s', (header) => expect(acceptsGzip(header)).toBe(true));

  it.each([
    undefined,
    '',
    'br',
    'identity',
    'gzip;q=0',
    'gzip; q=0.0, *',
    '*;q=0',
    'identity, gzip;q=0.5',
    'gzip;q=x',
  ])('is false of %s', (header) => expect(acceptsGzip(header)).toBe(false));
});
