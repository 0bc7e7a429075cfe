import type { TrainingRunPayload } from '@bylaw/contracts';
import { JobProducer, producerConnection, redisReady } from '@bylaw/jobs';
import { startPostgres, startRedis } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ChildApp } from '../child-app.js';
import { readLabelledRows, type LabelledRow } from './labelled-row.js';
import { writeVariedCsv } from './write-varied-csv.js';

/** What a training run takes with one worker of one thread, and with several. */
export interface WorkersMeasure {
  readonly actions: number;
  /** Seconds from asking to the conclusion, by the number of workers. */
  readonly seconds: ReadonlyMap<number, number>;
  /** Have all of them come to the same? */
  readonly same: boolean;
}

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const PREFIX = '{bench}';
const ROWS_AT_ONCE = 2_000;
const LOOK_EVERY_MS = 20;

/**
 * Records so many labelled actions, drawn from `rows` and varied, in a Postgres of its own, and trains on all of them with
 * one worker process, then two. Workers count on one thread each, and keep no digests, so that each run reads everything.
 */
export async function measureWorkers(rows: readonly LabelledRow[], count: number): Promise<WorkersMeasure> {
  const folder = join(PROJECT, '.bylaw', 'bench-workers');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  try {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), projectDir: PROJECT });
    stops.push(() => postgres.stop());
    const redis = await startRedis({
      dataDir: join(folder, 'redis'),
      packagesDir: join(PROJECT, '.bylaw', 'redis', 'packages'),
      searchPath: process.env['PATH'] ?? '',
    });
    stops.push(() => redis.stop());
    await migrate(postgres.url);
    const csv = join(folder, 'rows.csv');
    await writeVariedCsv(csv, rows, count, 1);
    await record(postgres.url, await readLabelledRows(csv));
    return await measure({ folder, postgresUrl: postgres.url, redisUrl: redis.url }, count);
  } finally {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly folder: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
}

async function measure(place: Place, actions: number): Promise<WorkersMeasure> {
  const connection = producerConnection(place.redisUrl, () => undefined);
  await redisReady(connection, 10_000);
  const producer = new JobProducer({ connection, prefix: PREFIX });
  const seconds = new Map<number, number>();
  const found = new Set<string>();
  try {
    for (const workers of [1, 2]) {
      const apps: ChildApp[] = [];
      for (let worker = 0; worker < workers; worker += 1) apps.push(await startWorker(place));
      try {
        // The first run loads and compiles what the second finds ready.
        await train(producer);
        const began = performance.now();
        found.add(await train(producer));
        seconds.set(workers, (performance.now() - began) / 1_000);
      } finally {
        for (const app of apps) await app.stop();
      }
    }
  } finally {
    await producer.close();
    connection.disconnect();
  }
  return { actions, seconds, same: found.size === 1 };
}

async function startWorker({ folder, postgresUrl, redisUrl }: Place): Promise<ChildApp> {
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: postgresUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: PREFIX,
    TRAINER_THREADS: '1',
    TRAINING_DIGESTS_DAYS: '0',
  };
  const script = join(PROJECT, 'apps', 'trainer-worker', 'dist/bundle/main.js');
  return ChildApp.start(script, env, join(folder, 'workers.log'));
}

/** One run. Answers what it found, but for the time at which it was worked out. */
async function train(producer: JobProducer): Promise<string> {
  const runId = randomUUID();
  const run: TrainingRunPayload = {
    runId,
    requestedBy: 'bench',
    requestedAt: new Date().toISOString(),
    since: null,
    until: null,
    topN: 20,
    estimator: 'mined',
  };
  await producer.add('run', run, { jobId: runId });
  for (;;) {
    const end = (await producer.queue('policy-commands').getJob(runId))?.data as
      { status: string; error: string | null; diff: object | null; metrics: unknown } | undefined;
    if (end?.status === 'completed')
      return JSON.stringify([end.diff, end.metrics]).replaceAll(/"generated_at":"[^"]*"/g, '');
    if (end) throw new Error(`The training ended as ${end.status}: ${end.error ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Records the rows as actions with a person's label, of ten agents. */
async function record(url: string, rows: readonly LabelledRow[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const batch = rows.slice(at, at + ROWS_AT_ONCE);
      const ids = batch.map((_, index) => idOf('8000', at + index));
      await client.query(
        `INSERT INTO actions (id, agent_id, ts, source, tool, command)
         SELECT id, agent, now(), 'agent', 'shell', command
           FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS a (id, agent, command)`,
        [ids, batch.map((_, index) => idOf('9000', index % 10)), batch.map(({ command }) => command)],
      );
      await client.query(
        `INSERT INTO action_labels (action_id, label, author, labelled_at)
         SELECT id, label, 'bench', now() FROM unnest($1::uuid[], $2::text[]) AS l (id, label)`,
        [ids, batch.map(({ label }) => label)],
      );
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

function idOf(part: string, index: number): string {
  return `0192f0c1-0000-7000-${part}-${String(index).padStart(12, '0')}`;
}
