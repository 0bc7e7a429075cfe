import { Worker } from 'node:worker_threads';
import type { Plot } from './grow-forest.js';
import type { ImportanceSettings } from './importance-settings.js';
import { growHere, type GrowForest } from './train-importance.js';
import type { GrownTree } from './tree-grower.js';

/** What a thread is given: which trees to grow, and from what. */
export interface GrowingTask {
  readonly plot: Plot;
  readonly settings: ImportanceSettings;
  readonly from: number;
  readonly to: number;
}

/** What a thread sends for each tree, as soon as it is grown. */
export interface GrowingReply {
  readonly number: number;
  readonly grown: GrownTree;
}

/** With fewer different rows, threads cost more than they save. */
const WORTH_THREADS = 20_000;

/**
 * Grows forests in so many worker threads, each a part of the trees: the same forest, byte for byte, for any number of them,
 * since a tree depends on the rows, the seed and its own number alone. Where there is little to do, in no other thread.
 * @throws what ended a thread; the others are ended then
 */
export function growInThreads(threads: number, worthThreads = WORTH_THREADS): GrowForest {
  return async (plot, settings, progress) => {
    const parts = Math.min(threads, settings.trees);
    if (parts < 2 || plot.matrix.rows < worthThreads) return growHere(plot, settings, progress);
    const grown = new Array<GrownTree | undefined>(settings.trees);
    let done = 0;
    const keep = ({ number, grown: tree }: GrowingReply): void => {
      grown[number] = tree;
      progress?.((done += 1));
    };
    const tasks = Array.from({ length: parts }, (_, index) => ({
      plot,
      settings,
      from: Math.floor((settings.trees * index) / parts),
      to: Math.floor((settings.trees * (index + 1)) / parts),
    }));
    await growAll(tasks, keep);
    return grown.filter((tree) => tree !== undefined);
  };
}

async function growAll(tasks: readonly GrowingTask[], keep: (reply: GrowingReply) => void): Promise<void> {
  const workers = tasks.map((workerData) => new Worker(threadEntry(), { workerData }));
  try {
    await Promise.all(workers.map((worker) => ended(worker, keep)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ended(worker: Worker, keep: (reply: GrowingReply) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', keep);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A thread that grows trees ended with code ${code}.`));
    });
  });
}

/** A thread loads plain JavaScript, so that code running from source (tests) takes the entry of the last build. */
function threadEntry(): URL {
  return new URL('grow-thread.js', import.meta.url.replace('/learning/src/', '/learning/dist/'));
}
