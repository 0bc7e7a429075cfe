import { join } from 'node:path';
import { processMemory } from './process-memory.js';
import { atLeast, atMost, plainRow, type ResultRow } from './result-row.js';
import { recordLabelledActions } from './trainer-telemetry.js';
import { withTrainerSystem, type TrainedRun, type TrainerSystem } from './trainer-system.js';

const ACTIONS = 1_000_000;
const BAR_MB = 500;
const TWO_TO_ONE = 1.7;
/** One thread each, and nothing kept from run to run: what every further worker adds. */
const BARE_WORKER = { TRAINER_THREADS: '1', TRAINING_DIGESTS_DAYS: '0' };

interface Measured extends TrainedRun {
  /** The most that was ever resident in any of the workers, in MB. */
  readonly peak: number;
}

/**
 * What a trainer worker takes for a million labelled actions in Postgres: with its defaults, for a first run, which keeps
 * digests, and two more, which read them; and how much two workers of one thread each are faster than one.
 */
export async function benchTrainer(): Promise<ResultRow[]> {
  return withTrainerSystem(join(import.meta.dirname, '../..'), async (system) => {
    const began = performance.now();
    await recordLabelledActions(system.postgresUrl, ACTIONS);
    const recorded = (performance.now() - began) / 1_000;
    process.stdout.write(`${ACTIONS.toLocaleString('en')} actions recorded in ${recorded.toFixed(0)} s\n`);
    const [one] = await measure(system, 'one worker of one thread', [BARE_WORKER]);
    const [two] = await measure(system, 'two of them', [BARE_WORKER, BARE_WORKER]);
    const [first, second, third] = await measure(system, 'a worker by default', [{}], 3);
    if (!one || !two || !first || !second || !third) throw new Error('A run is missing');
    for (const { found } of [two, first, second, third])
      if (found !== one.found) throw new Error('Runs over the same actions found different things');
    const peak = (runs: readonly Measured[]): number => Math.max(...runs.map((run) => run.peak));
    return [
      atMost(
        'trainer over 1,000,000 actions, three runs of a process: most resident, by default',
        peak([first, second, third]),
        BAR_MB,
        ' MB',
      ),
      atMost('the same with one thread: most resident', peak([one, two]), BAR_MB, ' MB'),
      plainRow('one worker of one thread', pace(one)),
      plainRow('a worker by default (two threads), first run', pace(first)),
      plainRow('the same, second run', pace(second)),
      atLeast('two workers of one thread ÷ one', one.seconds / two.seconds, TWO_TO_ONE, ' ×'),
    ];
  });
}

/** So many runs one after the other by workers that are started for them. */
async function measure(
  system: TrainerSystem,
  what: string,
  workers: readonly Readonly<Record<string, string>>[],
  runs = 1,
): Promise<Measured[]> {
  const pids: number[] = [];
  for (const settings of workers) pids.push(await system.startWorker(settings));
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    const trained = await system.train('mined');
    const peak = Math.max(...pids.map((pid) => processMemory(pid).peak));
    process.stdout.write(`${what}: ${pace(trained)}, at most ${peak.toFixed(0)} MB\n`);
    measured.push({ ...trained, peak });
  }
  await system.stopWorkers();
  return measured;
}

function pace({ seconds }: TrainedRun): string {
  return `${seconds.toFixed(1)} s, ${Math.round(ACTIONS / seconds).toLocaleString('en')} actions/s`;
}
