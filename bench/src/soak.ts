import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_REDIS_PREFIX, REDIS_KEYS } from '@bylaw/contracts';
import { producerConnection, redisReady, type RedisConnection } from '@bylaw/jobs';
import { MemoryWatch } from './memory-watch.js';
import type { PartOptions } from './parts.js';
import type { PrivateSystem } from './private-system.js';
import { atLeast, atMost, plainRow, type ResultRow } from './result-row.js';
import { SoakGenerator } from './soak-generator.js';
import type { SoakAnswers, SoakReport } from './soak-load.js';
import { storedActions } from './stored-actions.js';
import { withPrivateSystem } from './with-private-system.js';

const AGENTS = 10_000;
const REGISTERED_AT_ONCE = 32;
const BEAT_EVERY_MS = 5_000;
const ACTIONS_PER_SECOND = 1_500;
const MOST_GROWTH = 1.1;
const MINUTE_MS = 60_000;
const REDIS_WITHIN_MS = 10_000;
const DRAINED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/**
 * Ten thousand agents that beat, and a load of single actions beside them that a hub can bear, for a while: whether every
 * process holds as much in the end as in the middle, the queue drains, and everybody counts as online.
 */
export async function benchSoak({ minutes }: PartOptions): Promise<ResultRow[]> {
  return withPrivateSystem(async (system) => {
    await system.startApp('trainer-worker');
    const tokens = await registerAgents(system);
    const redis = producerConnection(system.redisUrl, () => undefined);
    await redisReady(redis, REDIS_WITHIN_MS);
    const plan = {
      hubUrl: system.hubUrl,
      tokens,
      beatEveryMs: BEAT_EVERY_MS,
      actionsPerSecond: ACTIONS_PER_SECOND,
    };
    const generator = new SoakGenerator(plan);
    const memory = new MemoryWatch(system.pids);
    try {
      const reports = await eachMinute(minutes, async (minute) => {
        const report = await generator.report();
        show(minute, report, { memory: memory.now(), waiting: await waiting(redis) });
        return report;
      });
      const growth = memory.growth();
      const online = await onlineAgents(system);
      const { acknowledged } = await generator.stop();
      const left = await drained(redis);
      const lost = acknowledged - (await storedActions(system));
      return verdict({ reports, growth, online, left, lost });
    } finally {
      memory.stop();
      redis.disconnect();
    }
  });
}

interface Soaked {
  readonly reports: readonly SoakReport[];
  readonly growth: ReadonlyMap<string, number>;
  readonly online: number;
  /** Actions that still waited when there was no more time. */
  readonly left: number;
  /** Actions that were acknowledged and are not stored. */
  readonly lost: number;
}

function verdict({ reports, growth, online, left, lost }: Soaked): ResultRow[] {
  const sum = (of: (report: SoakReport) => number): number =>
    reports.reduce((all, report) => all + of(report), 0);
  const worst = (of: (report: SoakReport) => number): number => Math.max(...reports.map(of));
  const failed = sum(({ actions, beats }) => actions.failed + beats.failed);
  const leftOut = sum(({ actions, beats }) => actions.leftOut + beats.leftOut);
  const answered = sum(({ actions, beats }) => actions.answered + beats.answered).toLocaleString('en');
  return [
    ...[...growth].map(([name, times]) =>
      atMost(`soak: ${name}, memory of the last third ÷ second third`, times, MOST_GROWTH, ' ×'),
    ),
    atMost(`soak: requests that failed, of ${answered}`, failed, 0, ''),
    atMost('soak: requests that were left out, as too many had no answer yet', leftOut, 0, ''),
    plainRow('soak: an action, p99 of the worst minute', `${worst(({ actions }) => actions.p99Ms)} ms`),
    plainRow('soak: a heartbeat, p99 of the worst minute', `${worst(({ beats }) => beats.p99Ms)} ms`),
    atLeast('soak: agents online', online, AGENTS, ''),
    atMost('soak: actions that wait after the end', left, 0, ''),
    atMost('soak: acknowledged actions that are not stored', Math.max(0, lost), 0, ''),
  ];
}

async function registerAgents(system: PrivateSystem): Promise<readonly string[]> {
  const tokens: string[] = [];
  const lanes = Array.from({ length: REGISTERED_AT_ONCE }, async () => {
    for (;;) {
      if (tokens.length >= AGENTS) return;
      const at = tokens.push('') - 1;
      tokens[at] = await system.registerAgent();
    }
  });
  await Promise.all(lanes);
  return tokens;
}

/** Does the work at the end of each minute, counted from now. */
async function eachMinute<T>(minutes: number, work: (minute: number) => Promise<T>): Promise<readonly T[]> {
  const began = Date.now();
  const done: T[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(Math.max(0, began + minute * MINUTE_MS - Date.now()));
    done.push(await work(minute));
  }
  return done;
}

function show(
  minute: number,
  { actions, beats }: SoakReport,
  { memory, waiting }: { readonly memory: ReadonlyMap<string, number>; readonly waiting: number },
): void {
  const held = [...memory].map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)}`).join(', ');
  const line = [
    `minute ${minute}: MB of ${held}`,
    `${waiting} waiting`,
    `actions ${shown(actions)}`,
    `beats ${shown(beats)}`,
  ];
  process.stdout.write(`${line.join('; ')}\n`);
}

function shown({ answered, failed, leftOut, p50Ms, p99Ms }: SoakAnswers): string {
  return `${answered} (${failed} failed, ${leftOut} left out), p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
}

/** Actions that are not in Postgres yet. */
async function waiting(redis: RedisConnection): Promise<number> {
  return Number((await redis.hget(`${DEFAULT_REDIS_PREFIX}:${REDIS_KEYS.recordingBacklog}`, '#items')) ?? 0);
}

/** Waits until none waits; answers how many do when that takes too long. */
async function drained(redis: RedisConnection): Promise<number> {
  const deadline = Date.now() + DRAINED_WITHIN_MS;
  for (;;) {
    const left = await waiting(redis);
    if (left === 0 || Date.now() > deadline) return left;
    await sleep(LOOK_EVERY_MS);
  }
}

async function onlineAgents(system: PrivateSystem): Promise<number> {
  let count = 0;
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await system.ask<{ readonly items: readonly unknown[]; readonly nextCursor: string | null }>(
      'GET',
      `/v1/agents?liveness=online&limit=200${next}`,
    );
    count += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return count;
}
