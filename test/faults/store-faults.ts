import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@bylaw/local-services';
import { until, withClient, type SystemState } from '@bylaw/testing';
import { stopFor } from './process-faults.js';
import type { Fault } from './trial.js';
import type { World } from './world.js';

/** Redis dies at once; what it said it has kept is in its append-only file. */
export const killRedis: Fault = {
  name: 'Redis killed and restarted',
  inflict: (world) => signalAndWait(world, 'redis', 'SIGKILL'),
};

/** Redis does not answer for a while; connections stay. */
export function pauseRedis(forMs: number): Fault {
  return {
    name: `Redis paused for ${forMs / 1_000} s`,
    inflict: (world) => stopFor(pidOf(world, 'redis'), forMs),
  };
}

/** Postgres ends without a checkpoint and without a word to its clients, as in `pg_ctl stop -m immediate`. */
export const killPostgres: Fault = {
  name: 'Postgres killed (immediate mode) and restarted',
  inflict: (world) => signalAndWait(world, 'postgres', 'SIGQUIT'),
};

/** Postgres runs, but ends every connection to the database and takes no new one. */
export function refuseConnections(forMs: number): Fault {
  return {
    name: `Postgres refusing connections for ${forMs / 1_000} s`,
    inflict: async ({ system }) => {
      const database = new URL(system.state().postgresUrl);
      const name = database.pathname.slice(1);
      database.pathname = '/postgres';
      await withClient(database.href, async (client) => {
        await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
        try {
          await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
            name,
          ]);
          await sleep(forMs);
        } finally {
          await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
        }
      });
    },
  };
}

async function signalAndWait(
  world: World,
  service: 'redis' | 'postgres',
  signal: NodeJS.Signals,
): Promise<void> {
  const pid = pidOf(world, service);
  process.kill(pid, signal);
  await until(async () => !isAlive(pid), 10_000);
}

function pidOf({ system }: World, service: keyof SystemState['pids'] & ('redis' | 'postgres')): number {
  const pid = system.state().pids[service];
  if (pid === null) throw new Error(`There is no ${service} of ours`);
  return pid;
}
