import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayAccess } from './gateway-access.js';

describe('gatewayAccess', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-access-'));
  const running = { BYLAW_STATE_DIR: folder };

  beforeAll(() => {
    writeFileSync(
      join(folder, 'run.json'),
      JSON.stringify({ gatewayUrl: 'http://127.0.0.1:4000', adminToken: 'own' }),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the system that runs here', () => {
    expect(gatewayAccess(undefined, '/', running).url).toBe('http://127.0.0.1:4000');
  });

  it('takes what is named before it', () => {
    const named = { ...running, BYLAW_GATEWAY_URL: 'http://a.example', BYLAW_TOKEN: 't' };
    expect(gatewayAccess(undefined, '/', named).url).toBe('http://a.example');
    expect(gatewayAccess('http://b.example', '/', named).url).toBe('http://b.example');
  });

  it('gives the token of the system that runs here to no other gateway', () => {
    expect(() => gatewayAccess('http://b.example', '/', running)).toThrow(/BYLAW_TOKEN/);
  });

  it('says when what the system that runs here says of itself is damaged', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'bylaw-access-'));
    writeFileSync(join(damaged, 'run.json'), '{"gatewayUrl":');
    expect(() => gatewayAccess(undefined, '/', { BYLAW_STATE_DIR: damaged })).toThrow(
      /run\.json can't be read/,
    );
    rmSync(damaged, { recursive: true });
  });

  it('asks for what is not known', () => {
    expect(() => gatewayAccess(undefined, '/', { BYLAW_STATE_DIR: '/nowhere' })).toThrow(/Which gateway/);
    expect(() => gatewayAccess('nonsense', '/', running)).toThrow(/no address/);
  });
});
