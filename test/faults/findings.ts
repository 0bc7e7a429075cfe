import { QUEUES, DEFAULT_REDIS_PREFIX } from '@bylaw/contracts';
import { until, withClient } from '@bylaw/testing';
import { Queue } from 'bullmq';
import type { Promised } from './ledger.js';
import type { World } from './world.js';

/** How the stores differ from what was promised. */
export interface Findings {
  /** Actions and outcomes that were acknowledged and are not in Postgres. */
  readonly lost: number;
  /** Actions that are there twice, suggestions that were applied twice. */
  readonly duplicated: number;
  /** Whatever else must not be, in words. */
  readonly problems: readonly string[];
}

type Counted = (text: string, values?: readonly unknown[]) => Promise<number>;

const DRAINED_WITHIN_MS = 60_000;
const CHUNK = 20_000;

/** Compares Postgres with the books, while nobody works and when nothing is on its way. */
export async function findings(world: World): Promise<Findings> {
  await queueDrained(world.system.state().redisUrl);
  const { ledger, operators, system } = world;
  const problems = [...ledger.takeContradictions()];
  const promised = ledger.takePromised();
  const counts = await withClient(system.state().postgresUrl, async (client) => {
    const counted: Counted = async (text, values = []) =>
      Number((await client.query<{ n: string }>(text, [...values])).rows[0]?.n);
    problems.push(...(await wrongVersions(counted, ledger.applied)));
    const lost = await lostOf(counted, promised);
    const duplicated = (await counted(STORED_TWICE)) + (await counted(APPLIED_TWICE));
    return { lost, duplicated };
  });
  const audit = await operators.untilAnswered('GET', '/v1/audit/verify');
  if (audit.body['valid'] !== true) problems.push(`The audit is broken: ${JSON.stringify(audit.body)}`);
  for (const [what, holds] of world.demands) {
    await until(holds, DRAINED_WITHIN_MS).catch(() => problems.push(`Not true in the end: ${what}`));
  }
  world.demands.clear();
  return { ...counts, problems };
}

/** Waits until what was queued for recording is recorded, but for what never can be. */
async function queueDrained(redisUrl: string): Promise<void> {
  const options = { connection: { url: redisUrl }, prefix: DEFAULT_REDIS_PREFIX };
  const queue = new Queue(QUEUES.recordActions, options);
  queue.on('error', () => undefined);
  try {
    await until(async () => {
      const jobs = await queue.getJobs(['waiting', 'active', 'delayed', 'prioritized'], 0, 500);
      // The scheduler's next job is always there, delayed.
      return jobs.filter(Boolean).every(({ name }) => name === 'sweep-heartbeats');
    }, DRAINED_WITHIN_MS);
  } finally {
    await queue.close();
  }
}

async function lostOf(counted: Counted, { actions, outcomes }: Promised): Promise<number> {
  let lost = 0;
  for (const ids of chunks([...actions.values()])) lost += await counted(MISSING_ACTIONS, [ids]);
  for (const ids of chunks([...outcomes])) lost += await counted(MISSING_OUTCOMES, [ids]);
  return lost;
}

function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / CHUNK);
  return Array.from({ length: count }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK));
}

async function wrongVersions(
  counted: Counted,
  applied: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  if ((await counted(GAPS)) !== 0) problems.push('The versions have gaps');
  const notKept = await counted(NOT_APPLIED, [[...applied.keys()], [...applied.values()]]);
  if (notKept !== 0) problems.push(`${notKept} acknowledged versions are not what was acknowledged`);
  return problems;
}

const MISSING_ACTIONS = `
  SELECT count(*) AS n FROM unnest($1::uuid[]) AS promised (id)
  WHERE NOT EXISTS (SELECT 1 FROM actions WHERE actions.id = promised.id)`;
const MISSING_OUTCOMES = `
  SELECT count(*) AS n FROM unnest($1::uuid[]) AS promised (id)
  WHERE NOT EXISTS (SELECT 1 FROM action_outcomes WHERE action_id = promised.id)`;
/** No two actions of agents have the same command, so the same one twice is one action that was stored twice. */
const STORED_TWICE = `SELECT count(*) - count(DISTINCT command) AS n FROM actions`;
const APPLIED_TWICE = `
  SELECT count(*) - count(DISTINCT suggestion_id) AS n FROM policy_versions WHERE kind = 'apply'`;
const GAPS = `SELECT coalesce(max(version), 0) - count(*) AS n FROM policy_versions`;
const NOT_APPLIED = `
  SELECT count(*) AS n FROM unnest($1::uuid[], $2::integer[]) AS promised (suggestion_id, version)
  WHERE NOT EXISTS (SELECT 1 FROM policy_versions v
    WHERE v.suggestion_id = promised.suggestion_id AND v.version = promised.version AND v.kind = 'apply')`;
