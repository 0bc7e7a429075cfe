import { growInThreads } from './grow-in-threads.js';
import type { Plot } from './grow-forest.js';
import { writeModel } from './importance-model-file.js';
import { DEFAULT_IMPORTANCE_SETTINGS } from './importance-settings.js';
import {
  growHere,
  trainImportanceFrom,
  type ImportanceProgress,
  type ImportanceRow,
} from './train-importance.js';

const ROWS = Array.from({ length: 200 }, (_, index): ImportanceRow => {
  const label = index % 5 === 0 ? 'unsafe' : 'safe';
  return { command: `${label === 'unsafe' ? 'dd if' : 'cat'} disk${index % 7} part${index}`, label };
});
const OPTIONS = { trees: 11, seed: 3 };

async function* batches(): AsyncGenerator<readonly ImportanceRow[]> {
  yield ROWS;
}

describe('growInThreads', () => {
  async function model(threads: number, progress?: ImportanceProgress): Promise<string> {
    const grow = growInThreads(threads, 1);
    const outcome = await trainImportanceFrom(batches, OPTIONS, { grow, ...(progress && { progress }) });
    if (outcome.status !== 'trained') throw new Error(outcome.message);
    return JSON.stringify(writeModel(outcome.model));
  }

  it('grows the same forest, byte for byte, in any number of threads', async () => {
    const here = await trainImportanceFrom(batches, OPTIONS, { grow: growHere });
    if (here.status !== 'trained') throw new Error(here.message);
    const text = JSON.stringify(writeModel(here.model));
    for (const threads of [1, 2, 3, 40]) expect(await model(threads)).toBe(text);
  });

  it('tells of every tree', async () => {
    const told: number[] = [];
    await model(3, (step, done) => {
      if (step === 'trees') told.push(done);
    });
    expect(told).toEqual(Array.from({ length: OPTIONS.trees }, (_, index) => index + 1));
  });

  it('fails with what ended a thread', async () => {
    const settings = { ...DEFAULT_IMPORTANCE_SETTINGS, ...OPTIONS };
    const broken = { vocabulary: { terms: [], idf: [] }, matrix: { rows: 5 } } as unknown as Plot;
    await expect(growInThreads(2, 1)(broken, settings)).rejects.toThrow(/undefined/);
  });
});
