import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Screen } from '../screen.js';
import { LabelledFile } from './labelled-file.js';
import type { LabelledRow } from './labelled-row.js';

describe('LabelledFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-labelled-'));
  let said = '';

  afterAll(() => rmSync(folder, { recursive: true }));

  function open(content: string | Buffer, skipBadLines = false, learns = true): LabelledFile {
    const path = join(folder, 'in.csv');
    writeFileSync(path, content);
    const output = new PassThrough();
    said = '';
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new LabelledFile(path, {
      skipBadLines,
      learns,
      screen: new Screen(output as unknown as NodeJS.WriteStream),
    });
  }

  async function rowsOf(file: LabelledFile): Promise<LabelledRow[]> {
    await file.survey();
    return drained(file.rows('reading'));
  }

  async function drained(rows: AsyncIterable<LabelledRow>): Promise<LabelledRow[]> {
    const all: LabelledRow[] = [];
    for await (const row of rows) all.push(row);
    return all;
  }

  it('reads command,label, with words or numbers for labels, and leaves out what is not labelled', async () => {
    const rows = await rowsOf(open('command,label\nls,safe\n"rm -rf ""/""",1\npwd,\nid,unknown\n'));
    expect(rows).toEqual([
      { tool: 'shell', command: 'ls', label: 'safe' },
      { tool: 'shell', command: 'rm -rf "/"', label: 'unsafe' },
    ]);
  });

  it('reads telemetry columns: a label outranks a score', async () => {
    const csv = 'id,tool,command,safety_score,safety_label\n1,files,a,10,0\n2,,b,10,\n3,,c,95,\n4,,d,60,\n';
    expect(await rowsOf(open(csv))).toEqual([
      { tool: 'files', command: 'a', label: 'safe' },
      { tool: 'shell', command: 'b', label: 'unsafe' },
      { tool: 'shell', command: 'c', label: 'safe' },
    ]);
  });

  it('knows rows by their session, else by their batch', async () => {
    const csv = 'tab_id,batch_id,command,label\ns1,b1,a,0\n,b1,b,0\n,,c,0\n';
    expect((await rowsOf(open(csv))).map(({ contributor }) => contributor)).toEqual(['s1', 'b1', undefined]);
  });

  it('surveys what a file holds', async () => {
    const csv = 'command,label\nls,0\nls,0\nrm,1\n';
    const first = await open(csv).survey();
    expect(first).toMatchObject({
      safeRows: 2,
      unsafeRows: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await open(csv).survey()).toEqual(first);
  });

  it.each([
    ['an empty file', '', /is empty\.$/],
    ['a file without commands', 'a,label\nx,1\n', /line 1, has no column "command"\.$/],
    ['a file without labels', 'command\nx\n', /line 1, has no column "label"/],
    ['an unknown label', 'command,label\nls,0\nrm,bad\n', /line 3, has the label "bad"/],
    ['a score out of range', 'command,safety_score\nls,101\n', /line 2, has a safety_score/],
    ['an empty command', 'command,label\n,0\n', /line 2, has no command/],
    ['a missing field', 'command,label\nls\n', /line 2, has 1 fields, but the header has 2/],
    ['a NUL character', 'command,label\nls\0,0\n', /line 2, has a NUL character in its command/],
    [
      'no UTF-8',
      Buffer.from([...Buffer.from('command,label\nls '), 0xff, ...Buffer.from(',0\n')]),
      /not valid UTF-8/,
    ],
    [
      'a line of 10 MB',
      `command,label\n${'x'.repeat(10_000_000)},0\n`,
      /line 2, is longer than 1048576 bytes/,
    ],
    [
      'a command beyond what is accepted',
      `command,label\n${'x'.repeat(70_000)},0\n`,
      /more than 65536 bytes/,
    ],
    ['a quote that is never closed', 'command,label\n"ls,0\n', /line 2, has a quote that is never closed/],
  ])('ends at %s with the reason', async (_, content, reason) => {
    await expect(open(content).survey()).rejects.toThrow(reason);
  });

  it('leaves out lines that can not be read when asked, and says how many', async () => {
    const rows = await rowsOf(open('command,label\nls,0\nrm\0,1\nid,maybe\npwd,1\n', true));
    expect(rows.map(({ command }) => command)).toEqual(['ls', 'pwd']);
    expect(said).toContain("2 lines that can't be read are left out");
  });

  it('says when it is not there', async () => {
    const screen = new Screen(new PassThrough() as unknown as NodeJS.WriteStream);
    const missing = new LabelledFile(join(folder, 'none.csv'), { skipBadLines: false, learns: true, screen });
    await expect(missing.survey()).rejects.toThrow(/can't be read: ENOENT/);
  });

  it('says what is no file to be read several times', async () => {
    const screen = new Screen(new PassThrough() as unknown as NodeJS.WriteStream);
    const options = { skipBadLines: false, learns: true, screen };
    await expect(new LabelledFile(folder, options).survey()).rejects.toThrow(
      /is a folder, not a CSV file\.$/,
    );
    await expect(new LabelledFile('/dev/null', options).survey()).rejects.toThrow(/save it first\.$/);
  });

  it('ends when it is changed between two readings, or while it is read', async () => {
    const lines = 'command,label\nls,0\nrm,1\n';
    const file = open(lines);
    await file.survey();
    writeFileSync(join(folder, 'in.csv'), `${lines}dd,1\n`);
    await expect(file.rows('reading').next()).rejects.toThrow(/was changed while it was read/);

    const other = open(lines);
    await other.survey();
    const rows = other.rows('reading');
    await rows.next();
    writeFileSync(join(folder, 'in.csv'), `${lines}dd,1\n`);
    // What was added may be read as well, or not: the end tells.
    await expect(drained(rows)).rejects.toThrow(/was changed while it was read/);
  });

  it('tells of contradicting labels, and ends when all of them contradict', async () => {
    await rowsOf(open('command,label\nls,0\nrm,1\ndd,1\nrm,0\n'));
    expect(said).toContain('1 of 2 unsafe commands are labelled safe as well');
    const all = 'command,label\nrm,0\nrm,1\n';
    await expect(rowsOf(open(all))).rejects.toThrow(/The labels contradict each other/);
    expect(await rowsOf(open(all, false, false))).toHaveLength(2);
  });
});
