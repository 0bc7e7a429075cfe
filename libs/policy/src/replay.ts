import type { CompiledPolicy } from './compiled-policy.js';
import type { ReplayResult } from './replay-result.js';
import { ReplayTally, type ReplayAction } from './replay-tally.js';

/** Replays recorded actions at once; for a stream, feed a `ReplayTally`. */
export function replay(
  current: CompiledPolicy,
  proposed: CompiledPolicy,
  actions: Iterable<ReplayAction>,
): ReplayResult {
  const tally = new ReplayTally(current, proposed);
  for (const action of actions) tally.add(action);
  return tally.result();
}
