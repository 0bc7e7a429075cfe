import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syncChanged } from './sync-every-second.js';

describe('syncChanged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
  const file = (name: string): string => join(folder, 'appendonlydir', name);
  const synced = new Map<string, number>();

  afterAll(() => rmSync(folder, { recursive: true }));

  it('does nothing where nothing was written yet', async () => {
    await syncChanged(folder, synced);
    expect(synced.size).toBe(0);
  });

  it('knows of each file how much of it is on the disk, and forgets those that a rewrite removed', async () => {
    mkdirSync(join(folder, 'appendonlydir'));
    writeFileSync(file('appendonly.aof.1.incr.aof'), 'one');
    writeFileSync(join(folder, 'appendonly.aof'), 'of an old Redis');
    await syncChanged(folder, synced);
    expect([...synced.values()].toSorted((a, b) => a - b)).toEqual([3, 15]);
    appendFileSync(file('appendonly.aof.1.incr.aof'), ' two');
    rmSync(join(folder, 'appendonly.aof'));
    await syncChanged(folder, synced);
    expect([...synced.entries()]).toEqual([[file('appendonly.aof.1.incr.aof'), 7]]);
  });
});
