import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { auditHash, type AuditContent } from '@bylaw/persistence';
import { givenHead, verifyFileCommand } from './verify-file-command.js';

const EVENTS = 3_000;

function exported(): { text: string; hash: string } {
  const lines: string[] = [];
  let prevHash = '';
  for (let seq = 1; seq <= EVENTS; seq++) {
    const content: AuditContent = {
      ...{ seq, id: `id-${seq}`, at: '2026-11-22T12:00:00.000Z' },
      actor: { kind: 'operator', id: 'o', name: 'Ada', role: 'admin' },
      ...{ action: 'suggestion.apply', outcome: 'done', subject: null, reason: 'schön 😀' },
      ...{ fromVersion: seq, toVersion: null, details: null, commandId: null, prevHash },
    };
    prevHash = auditHash(content);
    lines.push(JSON.stringify({ ...content, hash: prevHash }));
  }
  lines.push(JSON.stringify({ head: { seq: EVENTS, hash: prevHash } }));
  return { text: `${lines.join('\n')}\n`, hash: prevHash };
}

describe('verifyFileCommand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-audit-'));
  const { text, hash } = exported();
  afterAll(() => rmSync(folder, { recursive: true }));

  async function verify(content: string | Uint8Array, head?: string) {
    const file = join(folder, 'audit.jsonl');
    writeFileSync(file, content);
    const said: string[] = [];
    const valid = await verifyFileCommand(file, givenHead(head), (line) => said.push(line));
    return { valid, said: said.join('\n') };
  }

  it('finds a whole file whole, gzipped or not, and names its head', async () => {
    const said = `The audit chain is whole: 3000 events.\nIts head, to check later ones against: 3000:${hash}`;
    expect(await verify(text)).toEqual({ valid: true, said });
    expect(await verify(gzipSync(text), `3000:${hash}`)).toEqual({ valid: true, said });
  });

  const broken = (event: number, why: RegExp) => ({
    valid: false,
    said: expect.stringMatching(new RegExp(`^The audit chain is broken at event ${event}: .*${why.source}`)),
  });

  it('names the first broken event', async () => {
    const changed = text.replace('"seq":1700,', '"seq":1700,"x":1,');
    expect(await verify(changed)).toEqual(broken(1_700, /is not what was written/));
    const removed = text.replace(/\{"seq":9,.*\n/, '');
    expect(await verify(removed)).toEqual(broken(9, /is missing/));
    const latin = Buffer.from(text, 'latin1');
    expect(await verify(latin)).toEqual(broken(1, /no export writes/));
  });

  it('finds where a file was cut off, also in the middle of a line, and of a gzip', async () => {
    const at = text.indexOf('{"seq":2000,');
    expect(await verify(text.slice(0, at))).toEqual(broken(2_000, /cut off/));
    expect(await verify(text.slice(0, at + 40))).toEqual(broken(2_000, /no export writes/));
    expect(await verify('')).toEqual(broken(1, /cut off/));
    const cut = await verify(gzipSync(text).subarray(0, -20_000));
    expect(cut).toEqual({ valid: false, said: expect.stringMatching(/broken at event \d+:/) });
  });

  it('finds by a head that was kept that a whole file is not what it was', async () => {
    expect(await verify(text, `3001:${hash}`)).toEqual(broken(3_001, /cut off/));
    expect(await verify(text, `12:${hash}`)).toEqual(broken(12, /written anew/));
  });

  it('says what it can do nothing with', async () => {
    await expect(verify(text, '12')).rejects.toThrow('12 is no head: it must be SEQ:HASH');
    const nowhere = verifyFileCommand('/nowhere/audit', null, () => undefined);
    await expect(nowhere).rejects.toThrow(/^\/nowhere\/audit can't be read: ENOENT/);
    await expect(verifyFileCommand(folder, null, () => undefined)).rejects.toThrow(/can't be read: EISDIR/);
  });
});
