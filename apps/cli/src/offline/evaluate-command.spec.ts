import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateCommand } from './evaluate-command.js';

describe('evaluateCommand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-evaluate-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows what small shares are below, and never as nothing', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `ls ${index % 50},safe`);
    const csv = file('in.csv', `command,label\n${rows.join('\n')}\nshred x,unsafe\n`);
    const diff = file('diff.json', JSON.stringify({ add: [{ pattern: '^shred', effect: 'deny' }] }));
    const said: string[] = [];
    const options = { csv, diff, prevalence: 0.02, json: false, skipBadLines: false };
    await evaluateCommand(options, (line) => said.push(line));
    // 1 - .05^(1/40,000) = .0000749
    expect(said.filter((line) => line.includes('FDR'))[0]).toMatch(/below 0\.0075 %$/);
    expect(said).toContain('  hits       1 unsafe, 0 safe');
  });
});
