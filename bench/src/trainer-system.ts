import type { Estimator, TrainingRunPayload } from '@bylaw/contracts';
import { JobProducer, producerConnection, redisReady } from '@bylaw/jobs';
import { startPostgres, startRedis } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ChildApp } from './child-app.js';

const PREFIX = '{bench}';
const LOOK_EVERY_MS = 20;
const REDIS_WITHIN_MS = 10_000;

/** How a run went. */
export interface TrainedRun {
  /** From asking for it to its conclusion. */
  readonly seconds: number;
  /** What it suggests and says of it, but for the time at which it was worked out. */
  readonly found: string;
}

/** Postgres, Redis and trainer workers that only the benchmark uses, and no data when they stop. */
export class TrainerSystem {
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly workers: ChildApp[] = [];
  private readonly stateDir: string;
  private producer: JobProducer | undefined;
  private redisUrl = '';
  postgresUrl = '';

  constructor(private readonly projectDir: string) {
    this.stateDir = join(projectDir, '.bylaw', 'bench-trainer');
  }

  /** Starts Postgres and Redis as `npm start` does: both write to disk. */
  async start(): Promise<void> {
    const { projectDir, stateDir } = this;
    rmSync(stateDir, { recursive: true, force: true });
    mkdirSync(stateDir, { recursive: true });
    const postgres = await startPostgres({ dataDir: join(stateDir, 'postgres'), projectDir });
    this.stops.push(() => postgres.stop());
    const redis = await startRedis({
      dataDir: join(stateDir, 'redis'),
      packagesDir: join(projectDir, '.bylaw', 'redis', 'packages'),
      searchPath: process.env['PATH'] ?? '',
    });
    this.stops.push(() => redis.stop());
    this.postgresUrl = postgres.url;
    this.redisUrl = redis.url;
    await migrate(postgres.url);
    const connection = producerConnection(redis.url, () => undefined);
    await redisReady(connection, REDIS_WITHIN_MS);
    const producer = new JobProducer({ connection, prefix: PREFIX });
    this.producer = producer;
    this.stops.push(async () => {
      await producer.close();
      connection.disconnect();
    });
  }

  /** Starts the trainer worker that the project builds. Answers its process id. */
  async startWorker(settings: Readonly<Record<string, string>>): Promise<number> {
    const env = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: this.postgresUrl,
      REDIS_URL: this.redisUrl,
      REDIS_PREFIX: PREFIX,
      // As the launcher starts it.
      MALLOC_ARENA_MAX: '1',
      ...settings,
    };
    const script = join(this.projectDir, 'apps', 'trainer-worker', 'dist/bundle/main.js');
    const worker = await ChildApp.start(script, env, join(this.stateDir, 'workers.log'));
    this.workers.push(worker);
    return worker.pid;
  }

  async stopWorkers(): Promise<void> {
    for (const worker of this.workers.splice(0)) await worker.stop();
  }

  /** One run over all there is. @throws Error when it does not complete */
  async train(estimator: Estimator): Promise<TrainedRun> {
    if (!this.producer) throw new Error('The system is not started');
    const runId = randomUUID();
    const run: TrainingRunPayload = {
      runId,
      requestedBy: 'bench',
      requestedAt: new Date().toISOString(),
      since: null,
      until: null,
      topN: 20,
      estimator,
    };
    const began = performance.now();
    await this.producer.add('run', run, { jobId: runId });
    for (;;) {
      const job = await this.producer.queue('policy-commands').getJob(runId);
      const end = job?.data as
        { status: string; error: string | null; diff: object | null; metrics: unknown } | undefined;
      if (end && end.status !== 'completed')
        throw new Error(`The training ended as ${end.status}: ${end.error ?? ''}`);
      if (end) {
        const found = JSON.stringify([end.diff, end.metrics]).replaceAll(/"generated_at":"[^"]*"/g, '');
        return { seconds: (performance.now() - began) / 1_000, found };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** Stops everything, last started first, and removes the data. */
  async stop(): Promise<void> {
    await this.stopWorkers();
    for (const stop of this.stops.splice(0).reverse()) await stop();
    rmSync(this.stateDir, { recursive: true, force: true });
  }
}

/**
 * Starts such a system, measures with it, and stops and removes it, also when this process is told to end.
 * @throws what measuring throws
 */
export async function withTrainerSystem<T>(
  projectDir: string,
  measure: (system: TrainerSystem) => Promise<T>,
): Promise<T> {
  const system = new TrainerSystem(projectDir);
  // A terminal's interrupt reaches this process twice: from the terminal, and from the one that started it.
  const ended: { by: Promise<void> | null } = { by: null };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void (ended.by ??= system.stop().finally(() => process.exit(1))));
  try {
    await system.start();
    return await measure(system);
  } finally {
    await (ended.by ?? system.stop());
  }
}
