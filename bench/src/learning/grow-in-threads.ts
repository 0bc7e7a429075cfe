import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GrownTree, ImportanceSettings, Plot } from '@bylaw/learning';

/** What a thread is given: which trees to grow, and from what. */
export interface GrowingTask {
  readonly plot: Plot;
  readonly settings: ImportanceSettings;
  readonly from: number;
  readonly to: number;
}

const THREAD = join(import.meta.dirname, 'grow-thread.js');

/** Grows a forest in so many threads, each a part of its trees: the same forest as in one. */
export async function growInThreads(
  plot: Plot,
  settings: ImportanceSettings,
  threads: number,
): Promise<GrownTree[]> {
  const { trees } = settings;
  const parts = Array.from({ length: threads }, (_, index) =>
    grow({
      plot,
      settings,
      from: Math.floor((trees * index) / threads),
      to: Math.floor((trees * (index + 1)) / threads),
    }),
  );
  return (await Promise.all(parts)).flat();
}

function grow(workerData: GrowingTask): Promise<GrownTree[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
}
