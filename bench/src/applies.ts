import { DEFAULT_REDIS_PREFIX, NEWS_CHANNEL, QUEUES, type News } from '@bylaw/contracts';
import { Queue } from 'bullmq';
import pg from 'pg';
import { exampleRules } from './example-rules.js';
import type { PrivateSystem } from './private-system.js';
import { atMost, plainRow, type ResultRow } from './result-row.js';
import { withPrivateSystem } from './with-private-system.js';

const RULES = 10_000;
const WARM_UP = 20;
const APPLIES = 200;
const HUBS = 2;
const BAR_WORKER_MS = 50;
const BAR_ENFORCED_MS = 100;

/** How long one apply took. */
interface Apply {
  /** From when the policy worker took the job until the job was done: its transaction, and telling Redis. */
  readonly workerMs: number;
  /** From when this process heard of the commit until the last hub decided by the version. */
  readonly enforcedMs: number;
}

/** Applies over a policy of 10,000 rules, each adding one rule and removing the one before, and two hubs that enforce them. */
export async function benchApplies(): Promise<ResultRow[]> {
  return withPrivateSystem(async (system) => {
    for (let more = 1; more < HUBS; more += 1) await system.startApp('agent-hub');
    await system.adoptRules(exampleRules(RULES).map(({ pattern }) => pattern));
    const applies = await applyMany(system);
    const worker = applies.map(({ workerMs }) => workerMs);
    const enforced = applies.map(({ enforcedMs }) => enforcedMs);
    return [
      atMost(
        `apply with 10,000 rules, in the policy worker: p99 of ${APPLIES}`,
        at(worker, 0.99),
        BAR_WORKER_MS,
        ' ms',
      ),
      plainRow('the same: p50, longest', `${at(worker, 0.5)}, ${at(worker, 1)} ms`),
      atMost(`commit → enforced on two hubs: p99 of ${APPLIES}`, at(enforced, 0.99), BAR_ENFORCED_MS, ' ms'),
      plainRow('the same: p50, longest', `${at(enforced, 0.5)}, ${at(enforced, 1)} ms`),
    ];
  });
}

async function applyMany(system: PrivateSystem): Promise<Apply[]> {
  const client = new pg.Client({ connectionString: system.postgresUrl });
  const connection = { url: system.redisUrl };
  const queue = new Queue(QUEUES.policyCommands, { connection, prefix: DEFAULT_REDIS_PREFIX });
  try {
    await client.connect();
    const committed = new Map<number, number>();
    client.on('notification', ({ payload }) => {
      const news = JSON.parse(payload ?? '{}') as News;
      if (news.type === 'version.created') committed.set(news.version, Date.now());
    });
    await client.query(`LISTEN ${NEWS_CHANNEL}`);
    const applies: Apply[] = [];
    for (let number = 0; number < WARM_UP + APPLIES; number += 1) {
      const version = await changeOneRule(system, number);
      applies.push({
        workerMs: await workerTime(client, queue, version),
        enforcedMs: (await enforcedAt(client, version)) - (committed.get(version) ?? Number.NaN),
      });
    }
    return applies.slice(WARM_UP);
  } finally {
    await queue.close();
    await client.end();
  }
}

/** Adds a rule and removes the one that was added before. Answers the version. */
async function changeOneRule(system: PrivateSystem, number: number): Promise<number> {
  const { items } = await system.ask<{ items: { id: string }[] }>(
    'GET',
    `/v1/rules?q=bench-apply-${number - 1}%24`,
  );
  const diff = {
    add: [{ pattern: `^never-asked bench-apply-${number}$`, effect: 'deny' }],
    remove: items.map(({ id }) => id),
  };
  const { id } = await system.ask<{ id: string }>('POST', '/v1/suggestions', { diff });
  const confirmed = { confirmation: 'APPLY', comment: 'for the benchmark' };
  return (await system.ask<{ version: number }>('POST', `/v1/suggestions/${id}/apply`, confirmed)).version;
}

async function workerTime(client: pg.Client, queue: Queue, version: number): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT command_id AS id FROM audit_events WHERE to_version = $1 AND action = 'suggestion.apply'`,
    [version],
  );
  const job = await queue.getJob(rows[0]?.id ?? '');
  return (job?.finishedOn ?? Number.NaN) - (job?.processedOn ?? Number.NaN);
}

/** When the last of the hubs enforced the version, in ms since 1970. */
async function enforcedAt(client: pg.Client, version: number): Promise<number> {
  for (;;) {
    const { rows } = await client.query<{ at: Date }>(
      'SELECT acknowledged_at AS at FROM rollout_acknowledgements WHERE version = $1',
      [version],
    );
    if (rows.length >= HUBS) return Math.max(...rows.map((row) => row.at.getTime()));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A percentile, by nearest rank. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
