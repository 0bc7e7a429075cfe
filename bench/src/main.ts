import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { benchBatches } from './batches.js';
import { exampleRules } from './example-rules.js';
import { PrivateSystem } from './private-system.js';
import { benchSingleActions } from './single-actions.js';

const RULES = 1_000;

/** Measures ours and the bare peer in turns, on one machine in one run: the ratio is what counts. */
async function main(system: PrivateSystem): Promise<void> {
  const [cpu] = cpus();
  process.stdout.write(`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}\n`);
  await system.start();
  await benchBatches(system);
  // Without rules and with: the difference is what matching costs.
  await benchSingleActions(system, 0);
  await system.adoptRules(exampleRules(RULES));
  await benchSingleActions(system, RULES);
}

const system = new PrivateSystem(resolve(import.meta.dirname, '../..'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void system.stop().finally(() => process.exit(1)));
}
try {
  await main(system);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stderr.write(`The apps' last lines:\n${system.lastLines()}\n`);
  process.exitCode = 1;
} finally {
  await system.stop();
}
