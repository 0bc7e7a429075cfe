import { parseArgs } from 'node:util';
import { CleanUps } from './clean-ups.js';
import { diskFull } from './disk-full.js';
import { addPoison, deliverTwice } from './job-faults.js';
import {
  killApp,
  killPolicyWorkersInMidApply,
  killTrainerInMidRun,
  stopApp,
  stopPolicyWorkerInMidApply,
} from './process-faults.js';
import { SeededRandom } from './seeded-random.js';
import { killPostgres, killRedis, pauseRedis, refuseConnections } from './store-faults.js';
import { isGood, tableHead, tableRow } from './trial-table.js';
import { trial, type Fault, type TrialResult } from './trial.js';
import { withWorld } from './with-world.js';
import type { World } from './world.js';

const STOPPED_MS = 20_000;
const AWAY_MS = 10_000;

const FAULTS: readonly Fault[] = [
  killApp('agent-hub'),
  killApp('gateway'),
  killPolicyWorkersInMidApply(),
  killTrainerInMidRun(),
  stopApp('agent-hub', STOPPED_MS),
  stopApp('gateway', STOPPED_MS),
  stopPolicyWorkerInMidApply(STOPPED_MS),
  stopApp('trainer-worker', STOPPED_MS),
  killRedis,
  pauseRedis(AWAY_MS),
  killPostgres,
  refuseConnections(AWAY_MS),
  deliverTwice,
  addPoison,
];

const cleanUps = new CleanUps();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Every fault, one after another and then in an order of the seed's; on one system, under load all the time. */
async function tryAll(seed: number, only: string | undefined): Promise<readonly TrialResult[]> {
  const chosen = FAULTS.filter(({ name }) => only === undefined || name.includes(only));
  if (chosen.length === 0) return [];
  const order = only === undefined ? [...chosen, ...new SeededRandom(seed).shuffled(chosen)] : chosen;
  const options = { flags: ['--hubs', '2', '--policy-workers', '2', '--trainer-workers', '2'] };
  return withWorld({ seed, options, cleanUps }, (world) => tryEach(world, order));
}

async function tryEach(world: World, faults: readonly Fault[]): Promise<readonly TrialResult[]> {
  const results: TrialResult[] = [];
  for (const fault of faults) {
    const result = await trial(world, fault);
    say(tableRow(result));
    results.push(result);
    // Of a system that is not whole no more can be learned.
    if (result.recovery === null) break;
  }
  return results;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, only: { type: 'string' } } });
  cleanUps.listen();
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  say(`Faults under load, seed ${seed} (again: npm run test:faults -- --seed ${seed})\n`);
  say(tableHead());
  const results = [...(await tryAll(seed, values.only))];
  if (values.only === undefined || diskFull.name.includes(values.only)) {
    const result = await diskFull.tryIt(seed, cleanUps);
    if (typeof result === 'string') say(`${diskFull.name}: not possible here: ${result}`);
    else {
      say(tableRow(result));
      results.push(result);
    }
  }
  const bad = results.filter((result) => !isGood(result));
  say(`\n${results.length} trials, ${bad.length} of them bad.`);
  return bad.length === 0 && results.length > 0 ? 0 : 1;
}

process.exit(await main());
