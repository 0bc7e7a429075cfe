import { parseArgs } from 'node:util';
import { startTestServices, stopTestServices } from '@bylaw/testing';
import { CleanUps } from '../faults/clean-ups.js';
import { RaceLanes } from './race-lanes.js';
import { everyPair } from './racers.js';
import { tableHead, tableRow } from './race-table.js';

const ROUNDS = 500;
const ROUNDS_ALIKE = 25;
const LANES = 4;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Races every pair, or those whose names hold `--only`; answers the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const rounds = Number(values.rounds ?? ROUNDS);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const pairs = everyPair().filter((pair) => pair.join(' × ').includes(values.only ?? ''));
  say(
    `${pairs.length} pairs, ${rounds} rounds each, seed ${seed} (again: npm run test:races -- --seed ${seed})\n`,
  );
  say(tableHead());
  const cleanUps = new CleanUps();
  cleanUps.listen();
  const results = await cleanUps.after(stopTestServices, async () => {
    await startTestServices();
    const lanes = await RaceLanes.open(LANES);
    const plan = { seed, rounds, roundsAlike: ROUNDS_ALIKE };
    try {
      return await lanes.race(pairs, plan, (result) => say(tableRow(result)));
    } finally {
      await lanes.close();
    }
  });
  const bad = results.filter(({ problems }) => problems.length > 0);
  say(`\n${results.length} pairs, ${results.length * rounds} rounds, ${bad.length} pairs with failures.`);
  return bad.length === 0 && results.length > 0 && rounds > 0 ? 0 : 1;
}

process.exit(await main());
