import { DEFAULT_SETTINGS } from '@bylaw/learning';
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { REDIS_KEYS, type ConcludeTrainingPayload, type TrainingRunPayload } from '@bylaw/contracts';
import { JobProducer, producerConnection, redisReady, type RedisConnection } from '@bylaw/jobs';
import { Metrics, createLogger } from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import { testRedis, until, type TestRedis } from '@bylaw/testing';
import type { Job } from 'bullmq';
import { Trainer } from './trainer.js';
import type { TrainerSettings } from './trainer-settings.js';

/** What the clock of every trainer of a test shows, unless a test says otherwise. */
export const NOW = Date.parse('2026-01-02T03:04:05.000Z');

const WITHIN_MS = 15_000;

/** A queue of its own, with trainer workers in this process and in others. */
export class TrainerFixture {
  private readonly running: (() => Promise<void>)[] = [];
  private part!: TestRedis;
  private metrics!: Metrics;
  redis!: RedisConnection;
  producer!: JobProducer;
  /** The clock of the trainers that are started from now on. */
  now = NOW;

  /** `databaseUrl`: where trainers read unless a test says otherwise. */
  constructor(private readonly databaseUrl: () => string) {}

  async open(): Promise<void> {
    this.now = NOW;
    this.metrics = new Metrics();
    this.part = testRedis();
    this.redis = producerConnection(this.part.url, () => undefined);
    await redisReady(this.redis, 5_000);
    this.producer = new JobProducer({ connection: this.redis, prefix: this.part.prefix });
  }

  async close(): Promise<void> {
    await this.stopTrainers();
    await this.producer.close();
    this.redis.disconnect();
    await this.part.cleanUp();
  }

  get prefix(): string {
    return this.part.prefix;
  }

  get queue() {
    return this.producer.queue('training');
  }

  /** A trainer worker in this process. */
  async trainer(overrides: Partial<TrainerSettings> = {}): Promise<Trainer> {
    const settings: TrainerSettings = {
      databaseUrl: this.databaseUrl(),
      redisUrl: this.part.url,
      redisPrefix: this.part.prefix,
      logLevel: 'silent',
      shellTools: DEFAULT_SHELL_TOOLS,
      threads: 2,
      shardActions: 20_000,
      learning: DEFAULT_SETTINGS,
      excludedAgents: [],
      digestDays: 30,
      schedule: null,
      scheduleDays: 0,
      ...overrides,
    };
    const logger = createLogger('trainer-worker', 'silent');
    const clock = { now: () => this.now };
    const made = new Trainer(settings, logger, this.metrics, clock, randomUUID);
    await made.onApplicationBootstrap();
    this.running.push(() => made.beforeApplicationShutdown());
    return made;
  }

  /** The built app in a process of its own, ready. Tests wait for its end, or have it ended by `stopTrainers`. */
  async process(environment: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
    const env = {
      ...process.env,
      DATABASE_URL: this.databaseUrl(),
      REDIS_URL: this.part.url,
      REDIS_PREFIX: this.part.prefix,
      LOG_LEVEL: 'silent',
      ...environment,
    };
    const entry = new URL('../dist/bundle/main.js', import.meta.url);
    const child = fork(entry, { env, execArgv: [], stdio: 'ignore' });
    this.running.push(() => ended(child));
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The trainer worker ended with code ${code}`)));
    });
    return child;
  }

  async stopTrainers(): Promise<void> {
    for (const stop of this.running.splice(0)) await stop();
  }

  /** Asks for a run. Answers its id. */
  async ask(wishes: Partial<TrainingRunPayload> & { readonly attempts?: number } = {}): Promise<string> {
    const { attempts = 10, ...given } = wishes;
    const run: TrainingRunPayload = {
      runId: randomUUID(),
      requestedBy: 'ada',
      requestedAt: '2026-01-02T03:00:00.000Z',
      since: null,
      until: null,
      topN: 20,
      estimator: 'mined',
      ...given,
    };
    await this.producer.add('run', run, { jobId: run.runId, attempts });
    return run.runId;
  }

  async cancel(runId: string): Promise<void> {
    await this.redis.set(`${this.prefix}:${REDIS_KEYS.trainingCancelled}:${runId}`, '1');
  }

  async conclusionJob(runId: string): Promise<Job<ConcludeTrainingPayload> | undefined> {
    return this.producer.queue('policy-commands').getJob(runId);
  }

  /** How a run has ended, as soon as it has. */
  async conclusion(runId: string, withinMs = WITHIN_MS): Promise<ConcludeTrainingPayload> {
    return until(async () => (await this.conclusionJob(runId))?.data, withinMs);
  }

  /** Asks for a run, and answers what it found as one text: the same of the same data. */
  async found(wishes?: Partial<TrainingRunPayload>, withinMs = WITHIN_MS): Promise<string> {
    const runId = await this.ask(wishes);
    const { status, diff, evidence, metrics } = await this.conclusion(runId, withinMs);
    return JSON.stringify({ status, diff, evidence, metrics });
  }

  /** By name, how many jobs the trainers in this process have done. */
  async jobsDone(): Promise<Record<string, number>> {
    const { values } = await this.metrics.jobs.get();
    const completed = values.filter(({ labels }) => labels.end === 'completed');
    return Object.fromEntries(completed.map(({ labels, value }) => [String(labels.job), value]));
  }

  async inState(runId: string, state: string): Promise<void> {
    await until(async () => (await this.queue.getJobState(runId)) === state, WITHIN_MS);
  }

  /** Resolves when so many shards of a run are counted. */
  async counting(runId: string, shards = 5): Promise<void> {
    await until(async () => {
      const progress: unknown = (await this.queue.getJob(runId))?.progress;
      return ((progress as { done?: number } | undefined)?.done ?? 0) >= shards;
    }, WITHIN_MS);
  }
}

/** What a run found, but for the time at which it was worked out. */
export function withoutTime(found: string): string {
  return found.replaceAll(/"generated_at":"[^"]*"/g, '');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
