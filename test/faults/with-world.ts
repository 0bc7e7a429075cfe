import { startSystem, type SystemOptions } from '@bylaw/testing';
import { becomesHealthy } from './becomes-healthy.js';
import type { CleanUps } from './clean-ups.js';
import { startWorld, type World } from './world.js';

export interface WorldPlan {
  readonly seed: number;
  readonly options: SystemOptions;
  /** Where it is noted that the system must be stopped, and what it left must be removed. */
  readonly cleanUps: CleanUps;
}

/** Does the work with a system under load that is well at first, and stops that however the work ends. */
export async function withWorld<T>(plan: WorldPlan, work: (world: World) => Promise<T>): Promise<T> {
  const starting = startSystem(plan.options);
  const stop = async (): Promise<void> => {
    // One that did not start has removed what it left.
    const system = await starting.catch(() => null);
    await system?.stop();
  };
  return plan.cleanUps.after(stop, async () => {
    const world = await startWorld(plan.seed, await starting);
    try {
      await becomesHealthy(world);
      return await work(world);
    } finally {
      await world.stop();
    }
  });
}
