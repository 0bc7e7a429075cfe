import { availableParallelism } from 'node:os';
import {
  ActionPasses,
  estimatorNamed,
  growInThreads,
  trainImportanceFrom,
  type LabelledAction,
} from '@bylaw/learning';
import { labelledRows } from './labelled-row.js';
import { contextOf, MATCHING, type EstimatorName } from './learned-rule.js';

const RULES = 50;
/** The sketch of terms, and the vectors. */
const IMPORTANCE_PASSES = 2;

/** What training from a file came to. */
export interface FileTraining {
  readonly rows: number;
  /** From the start to the model, or to the rules. */
  readonly seconds: number;
  /** Counting alone, which is what shards do: all passes over all rows, reading included, in seconds of processor time. */
  readonly countingSeconds: number;
  /** How many times counting goes through the rows. */
  readonly passes: number;
  /** The most memory that the process ever held, in MB of 10^6 bytes. */
  readonly peakMb: number;
  /** The most important terms, of `importance`; the patterns of the rules, of `mined`. */
  readonly top: readonly string[];
  /** The vocabulary of `importance`. */
  readonly terms: readonly string[];
}

/** Trains from a CSV file, streamed, in one thread but for the trees, and measures it. */
export async function trainFile(estimator: EstimatorName, path: string, seed: number): Promise<FileTraining> {
  const started = performance.now();
  const trained = await (estimator === 'mined' ? mined(path) : importance(path, seed));
  return {
    ...trained,
    seconds: (performance.now() - started) / 1_000,
    // The kernel counts in units of 1,024 bytes.
    peakMb: (process.resourceUsage().maxRSS * 1_024) / 1e6,
  };
}

type Trained = Omit<FileTraining, 'seconds' | 'peakMb'>;

/** Seconds of processor time that this process has taken, in all of its threads. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function importance(path: string, seed: number): Promise<Trained> {
  const started = processorSeconds();
  let countingSeconds = 0;
  let rows = 0;
  const outcome = await trainImportanceFrom(
    () => labelledRows(path),
    { seed },
    {
      progress: (step, done) => {
        if (step !== 'trees') rows = done;
      },
      grow: (...forest) => {
        countingSeconds = processorSeconds() - started;
        return growInThreads(availableParallelism())(...forest);
      },
    },
  );
  if (outcome.status !== 'trained') throw new Error(outcome.message);
  const { model } = outcome;
  return {
    rows,
    countingSeconds,
    passes: IMPORTANCE_PASSES,
    top: model.top(RULES).map(({ term }) => term),
    terms: model.parts.vocabulary.terms,
  };
}

async function mined(path: string): Promise<Trained> {
  const estimator = estimatorNamed('mined');
  let rows = 0;
  const passes = new ActionPasses(() => actionsOf(path, (count) => (rows += count)));
  let left: string | null = null;
  let countingSeconds = 0;
  for (let number = 0; number < estimator.passes; number += 1) {
    const started = processorSeconds();
    const counts = estimator.open({ number, left }, MATCHING);
    await passes.count(counts);
    countingSeconds += processorSeconds() - started;
    const end = estimator.end({ number, left }, counts, contextOf(RULES));
    if (end.status === 'next') {
      left = end.left;
      continue;
    }
    passes.close();
    const { outcome } = end;
    if (outcome.status === 'failed') throw new Error(outcome.message);
    const top = outcome.status === 'suggested' ? outcome.diff.add.map(({ pattern }) => pattern) : [];
    return { rows, countingSeconds, passes: estimator.passes, top, terms: [] };
  }
  throw new Error('The last pass did not end the run.');
}

async function* actionsOf(path: string, read: (rows: number) => void): AsyncGenerator<LabelledAction[]> {
  for await (const batch of labelledRows(path)) {
    read(batch.length);
    yield batch.map(({ command, label }) => ({ id: '', tool: 'shell', command, label, contributor: null }));
  }
}
