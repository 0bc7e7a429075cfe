import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@bylaw/local-services';
import { until } from '@bylaw/testing';
import { duringApply } from './during-apply.js';
import { hasCompleted } from './has-completed.js';
import type { Fault } from './trial.js';
import type { World } from './world.js';

type AppName = 'agent-hub' | 'gateway' | 'policy-worker' | 'trainer-worker';

/** `kill -9` of one process of an app, which `npm start` then starts again. */
export function killApp(app: AppName): Fault {
  return {
    name: `kill -9 of ${oneOf(app)}`,
    inflict: async ({ system }) => kill(system.state().pids[app].slice(0, 1)),
  };
}

/** `kill -9` of every policy worker while one of them is between the lock and the commit of a new version. */
export function killPolicyWorkersInMidApply(): Fault {
  return {
    name: 'kill -9 of the policy worker in mid-apply',
    inflict: async (world) =>
      duringApply(world, async () => kill(world.system.state().pids['policy-worker'])),
  };
}

/** The same, and a hub dies with it, with jobs in its hands that another hub has to do again. */
export function killHubAndPolicyWorkers(): Fault {
  return {
    name: 'kill -9 of an agent-hub and of the policy worker in mid-apply',
    inflict: async (world) => {
      const { pids } = world.system.state();
      await duringApply(world, () => kill([...pids['agent-hub'].slice(0, 1), ...pids['policy-worker']]));
    },
  };
}

/** `kill -9` of a trainer worker in the middle of a run over all that was recorded: the run must be completed. */
export function killTrainerInMidRun(): Fault {
  return {
    name: 'kill -9 of a trainer-worker in mid-run',
    inflict: async (world) => {
      await startLongRun(world);
      await kill(world.system.state().pids['trainer-worker'].slice(0, 1));
    },
  };
}

/** One process of an app does nothing for a while, and then goes on as if nothing had been. */
export function stopApp(app: AppName, forMs: number): Fault {
  return {
    name: `SIGSTOP of ${oneOf(app)} for ${forMs / 1_000} s`,
    inflict: async (world) => {
      if (app === 'trainer-worker') await startLongRun(world);
      await stopFor(firstOf(world, app), forMs);
    },
  };
}

/**
 * A policy worker is stopped with the lock in its hand: its job is given to another one, which has to wait, and then finds
 * that the command has been carried out.
 */
export function stopPolicyWorkerInMidApply(forMs: number): Fault {
  return {
    name: `SIGSTOP of a policy-worker in mid-apply for ${forMs / 1_000} s`,
    inflict: async (world) => {
      const [first, second] = world.system.state().pids['policy-worker'];
      if (first === undefined || second === undefined) throw new Error('This needs two policy workers');
      // With one of them stopped, it is the other one that applies.
      process.kill(first, 'SIGSTOP');
      let isHeld = Promise.resolve();
      try {
        await duringApply(world, async () => {
          process.kill(first, 'SIGCONT');
          isHeld = stopFor(second, forMs);
        });
      } finally {
        process.kill(first, 'SIGCONT');
        await isHeld;
      }
    },
  };
}

/** Stops a process for a while. */
export async function stopFor(pid: number, forMs: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    await sleep(forMs);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function kill(pids: readonly number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await until(async () => pids.every((pid) => !isAlive(pid)));
}

function oneOf(app: AppName): string {
  return `${app === 'agent-hub' ? 'an' : 'a'} ${app}`;
}

function firstOf({ system }: World, app: AppName): number {
  const [pid] = system.state().pids[app];
  if (pid === undefined) throw new Error(`There is no ${app}`);
  return pid;
}

async function startLongRun(world: World): Promise<void> {
  const { operators, demands } = world;
  const run = await operators.train({ since: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' });
  await until(async () => {
    const answer = await operators.call('GET', `/v1/trainings/${run}`);
    return answer?.body['status'] !== 'queued';
  }, 30_000);
  demands.set('the training run that was under way is completed', () => hasCompleted(world, run));
}
