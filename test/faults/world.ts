import { until, type RunningSystem } from '@bylaw/testing';
import { countsOf, type ProcessCounts } from './becomes-healthy.js';
import { Fleet } from './fleet.js';
import { Ledger } from './ledger.js';
import { Operators } from './operators.js';
import { Probe } from './probe.js';
import { FORBIDDEN } from './simulated-agent.js';

const AGENTS = 50;

/** A system under load, and the books of what it has promised. */
export interface World {
  readonly system: RunningSystem;
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly operators: Operators;
  readonly probe: Probe;
  /** What runs when nothing is wrong. */
  readonly processes: ProcessCounts;
  /** What must come true in the end, by what it is; added by faults. */
  readonly demands: Map<string, () => Promise<boolean>>;
  /** Ends the load, then the system. */
  stop(): Promise<void>;
}

/**
 * Puts a system under load: one rule forbids something from the first action on, agents and operators work at full speed. The
 * system is the world's from now on, which stops it.
 */
export async function startWorld(seed: number, system: RunningSystem): Promise<World> {
  const ledger = new Ledger();
  const state = system.state();
  const operators = new Operators(state, ledger, seed);
  const version = await operators.apply(await operators.propose(FORBIDDEN.pattern));
  await until(async () => {
    const rollout = await operators.call('GET', `/v1/versions/${version}/rollout`);
    return rollout?.body['complete'] === true;
  }, 30_000);
  const fleet = await Fleet.register(state, ledger, { agents: AGENTS, seed });
  const probe = await Probe.register(state);
  fleet.start();
  operators.start();
  return {
    ...{ system, ledger, fleet, operators, probe },
    processes: countsOf(state.pids),
    demands: new Map(),
    stop: async () => {
      await Promise.all([fleet.stop(), operators.stop()]);
      probe.close();
      await system.stop();
    },
  };
}
