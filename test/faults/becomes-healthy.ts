import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@bylaw/local-services';
import type { SystemState } from '@bylaw/testing';
import type { World } from './world.js';

/** A recovery that takes longer is none. */
export const GIVEN_UP_AFTER_MS = 90_000;

const LONG_AGO = { since: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' };

/** How a system came back. */
export interface Recovery {
  readonly ms: number;
  /** What took the longest. */
  readonly longest: string;
}

/**
 * Resolves when every part works again by itself: all processes run, all apps say that they are ready, each hub takes an
 * action that gets to Postgres, a policy worker answers, and a trainer worker brings a run to its end.
 * @throws Error that names what does not, after 90 s.
 */
export async function becomesHealthy(world: World): Promise<Recovery> {
  const { system, probe, operators } = world;
  const { hubUrls, gatewayUrl } = system.state();
  const began = Date.now();
  const taken = new Map<string, number>();
  const step = async (what: string, check: () => Promise<boolean>): Promise<void> => {
    const from = Date.now();
    while (!(await check())) {
      if (Date.now() - began > GIVEN_UP_AFTER_MS)
        throw new Error(`After ${GIVEN_UP_AFTER_MS} ms: no ${what}`);
      await sleep(50);
    }
    taken.set(what, Date.now() - from);
  };
  await step('processes', async () => allRun(system.state(), world.processes));
  for (const url of [gatewayUrl, ...hubUrls]) await step(`readiness of ${url}`, () => probe.isReady(url));
  for (const url of hubUrls) {
    let id: string | null = null;
    await step(`answer of ${url}`, async () => (id = await probe.ask(url)) !== null);
    await step('recording', async () => id !== null && probe.isStored(id));
  }
  await step('proposal', async () => (await operators.propose()) !== '');
  const run = await operators.train(LONG_AGO);
  await step('training', () => hasEnded(world, run));
  const [longest = ''] = [...taken].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { ms: Date.now() - began, longest };
}

/** Whether a training run has come to its end, whatever that is. */
export async function hasEnded({ operators }: World, runId: string): Promise<boolean> {
  const answer = await operators.call('GET', `/v1/trainings/${runId}`);
  return ['completed', 'failed', 'cancelled'].includes(String(answer?.body['status']));
}

/** How many processes there are of each kind. */
export type ProcessCounts = Readonly<Record<string, number>>;

/** Counts them in `run.json`; a Postgres or Redis that is not ours counts as none. */
export function countsOf(pids: SystemState['pids']): ProcessCounts {
  const counts = Object.entries(pids).map(([name, of]) => [name, of === null ? 0 : [of].flat().length]);
  return Object.fromEntries(counts) as ProcessCounts;
}

function allRun({ pids }: SystemState, expected: ProcessCounts): boolean {
  const running = Object.values(pids)
    .flat()
    .filter((pid) => pid !== null && isAlive(pid));
  return (
    running.length === Object.values(expected).reduce((sum, count) => sum + count, 0) &&
    Object.entries(countsOf(pids)).every(([name, count]) => count === expected[name])
  );
}
