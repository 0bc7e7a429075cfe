import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCredentials } from './credentials.js';

describe('loadCredentials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
  const file = join(folder, 'credentials.json');

  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes secrets once, for its owner only, and keeps them (I12)', async () => {
    const made = await loadCredentials(file);
    expect(made.adminToken).toMatch(/^bylaw_op_[\w-]{43}$/);
    expect(made.enrolmentToken).toMatch(/^bylaw_enr_[\w-]{43}$/);
    expect(new Set(Object.values(made.databasePasswords)).size).toBe(4);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await loadCredentials(file)).toEqual(made);
  });

  it('names a file that can’t be read', async () => {
    writeFileSync(file, '{');
    await expect(loadCredentials(file)).rejects.toThrow(`${file} can't be read`);
  });
});
