import { parentPort, workerData } from 'node:worker_threads';
import { growTrees } from '@bylaw/learning';
import type { GrowingTask } from './grow-in-threads.js';

/** Grows a part of the trees of a forest, and sends them. */
const { plot, settings, from, to } = workerData as GrowingTask;
parentPort?.postMessage([...growTrees(plot, settings, from, to)]);
