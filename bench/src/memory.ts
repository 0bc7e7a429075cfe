import { CommandGenerator } from './command-generator.js';
import { exampleRules } from './example-rules.js';
import { load } from './load.js';
import type { PrivateSystem } from './private-system.js';
import { processMemory } from './process-memory.js';
import { atMost, plainRow, type ResultRow } from './result-row.js';
import { withPrivateSystem } from './with-private-system.js';

const RULES = 10_000;
const BAR_MB = 300;
const SECONDS = 5;
const CONNECTIONS = 100;
const BATCH_CONNECTIONS = 4;
const BATCHES = 20;
const BATCH_SIZE = 1_000;
const SEED = 4_100;

/** What a hub holds that has 10,000 rules, applied as an operator does, under single actions and then under batches. */
export async function benchMemory(): Promise<ResultRow[]> {
  return withPrivateSystem(async (system) => {
    const before = processMemory(system.hubPid);
    await system.adoptRules(exampleRules(RULES).map(({ pattern }) => pattern));
    const idle = processMemory(system.hubPid);
    show('started, no rules', before);
    show('10,000 rules', idle);
    await loadSingles(system);
    const singles = processMemory(system.hubPid);
    show('after single actions', singles);
    await loadBatches(system);
    const batches = processMemory(system.hubPid);
    show('after batches', batches);
    const most = Math.max(singles.resident, batches.resident);
    return [
      plainRow('hub with 10,000 rules, idle: resident', `${idle.resident.toFixed(0)} MB`),
      atMost('hub with 10,000 rules, at the end of a load: resident', most, BAR_MB, ' MB'),
      atMost('hub with 10,000 rules, the most that was ever resident', batches.peak, BAR_MB, ' MB'),
    ];
  });
}

async function loadSingles(system: PrivateSystem): Promise<void> {
  const bodies = new CommandGenerator(SEED).take(2_000).map((command) => JSON.stringify({ command }));
  const token = await system.registerAgent();
  const url = `${system.hubUrl}/v1/actions`;
  const { requestsPerSecond } = await load({
    url,
    token,
    seconds: SECONDS,
    connections: CONNECTIONS,
    bodies,
  });
  process.stdout.write(`single actions: ${requestsPerSecond.toFixed(0)} requests/s\n`);
}

async function loadBatches(system: PrivateSystem): Promise<void> {
  const generator = new CommandGenerator(SEED + 1);
  const bodies = Array.from({ length: BATCHES }, () =>
    JSON.stringify({ actions: generator.take(BATCH_SIZE).map((command) => ({ command })) }),
  );
  const token = await system.registerAgent();
  const url = `${system.hubUrl}/v1/actions/batch`;
  const { requestsPerSecond } = await load({
    url,
    token,
    seconds: SECONDS,
    connections: BATCH_CONNECTIONS,
    bodies,
  });
  process.stdout.write(`batches: ${(requestsPerSecond * BATCH_SIZE).toFixed(0)} actions/s\n`);
}

function show(when: string, { resident, peak }: { resident: number; peak: number }): void {
  process.stdout.write(`hub, ${when}: ${resident.toFixed(0)} MB resident, at most ${peak.toFixed(0)} MB\n`);
}
