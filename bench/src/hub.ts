import { benchBareQueue } from './bare-queue.js';
import { benchBatches } from './batches.js';
import { benchCerbos } from './cerbos.js';
import { exampleRules } from './example-rules.js';
import { benchHeartbeats } from './heartbeats.js';
import { benchLatencies } from './latencies.js';
import type { ResultRow } from './result-row.js';
import { benchSingleActions } from './single-actions.js';
import { withPrivateSystem } from './with-private-system.js';

const RULES = 1_000;

/** Measures the running hub and the bare peers in turns, on one machine in one run: the ratio is what counts. */
export async function benchHub(): Promise<ResultRow[]> {
  return withPrivateSystem(async (system) => {
    await system.startBareHub();
    const queue = await benchBareQueue(system);
    const batches = await benchBatches(system);
    // Without rules and with: the difference is what matching costs.
    const without = await benchSingleActions(system, 0);
    await system.adoptRules(exampleRules(RULES).map(({ pattern }) => pattern));
    const singles = await benchSingleActions(system, RULES);
    const beats = await benchHeartbeats(system);
    const latencies = await benchLatencies(system);
    return [
      ...batches,
      ...without,
      ...singles,
      await benchCerbos(system, RULES),
      beats,
      ...latencies,
      ...queue,
    ];
  });
}
