import { until } from '@bylaw/testing';
import { becomesHealthy, type Recovery } from './becomes-healthy.js';
import { findings } from './findings.js';
import type { World } from './world.js';

/** Something that goes wrong. */
export interface Fault {
  readonly name: string;
  /** Brings it about, and resolves when it is over: from then on the system recovers by itself. */
  readonly inflict: (world: World) => Promise<void>;
}

/** What one fault has done to a system under load. */
export interface TrialResult {
  readonly fault: string;
  readonly requests: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Null when it did not recover. */
  readonly recovery: Recovery | null;
  /** Whatever else must not be, in words. */
  readonly problems: readonly string[];
}

/** Enough to be in the middle of things. */
const ACKNOWLEDGED_BEFORE = 500;

/** Inflicts a fault while everybody works, waits for the recovery, and compares the stores with the books. */
export async function trial(world: World, fault: Fault): Promise<TrialResult> {
  const { ledger, fleet, operators } = world;
  const before = { requests: ledger.requests, acknowledged: ledger.acknowledged };
  const problems: string[] = [];
  let recovery: Recovery | null = null;
  let found = { lost: 0, duplicated: 0, problems: [] as readonly string[] };
  fleet.resume();
  operators.resume();
  try {
    await until(async () => ledger.acknowledged - before.acknowledged >= ACKNOWLEDGED_BEFORE, 30_000);
    await fault.inflict(world);
    recovery = await becomesHealthy(world);
    await Promise.all([fleet.pause(), operators.pause()]);
    found = await findings(world);
  } catch (error) {
    problems.push((error as Error).message);
  }
  return {
    fault: fault.name,
    requests: ledger.requests - before.requests,
    acknowledged: ledger.acknowledged - before.acknowledged,
    lost: found.lost,
    duplicated: found.duplicated,
    recovery,
    problems: [...problems, ...found.problems],
  };
}
