import type { EstimatorName } from './learned-rule.js';
import { trainFile } from './train-file.js';

/** Trains in a process of its own, so that its memory is its own: estimator, CSV and seed in, one line of JSON out. */
const [estimator, path, seed] = process.argv.slice(2);
const result = await trainFile(estimator as EstimatorName, path ?? '', Number(seed));
process.stdout.write(`${JSON.stringify(result)}\n`);
