/** The entry of a thread that grows a part of the trees of a forest, and sends each. */
import { parentPort, workerData } from 'node:worker_threads';
import { growTrees } from './grow-forest.js';
import type { GrowingReply, GrowingTask } from './grow-in-threads.js';

const { plot, settings, from, to } = workerData as GrowingTask;
let number = from;
for (const grown of growTrees(plot, settings, from, to)) {
  const reply: GrowingReply = { number, grown };
  parentPort?.postMessage(reply);
  number += 1;
}
