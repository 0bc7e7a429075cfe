import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { QUEUES } from '@bylaw/contracts';
import {
  JobConsumer,
  JobProducer,
  producerConnection,
  redisReady,
  workerConnection,
  type JobHandlers,
} from '@bylaw/jobs';
import {
  DATABASE_ROLES,
  LabelledActionReader,
  PolicyReader,
  TrainerHistoryReader,
  TrainingDigestReader,
  TrainingDigestStore,
  createDataSource,
} from '@bylaw/persistence';
import { CLOCK, LOGGER, Metrics, NEW_ID, type Clock, type Logger, type NewId } from '@bylaw/platform';
import { PlanShards } from './digests/plan-shards.js';
import { RangeReader } from './digests/range-reader.js';
import { TrainingSchedule } from './schedule/training-schedule.js';
import { CountShard } from './shards/count-shard.js';
import { CountingPool, countingThreadEntry } from './shards/counting-pool.js';
import { MergeAhead } from './shards/merge-ahead.js';
import { MergeCounts } from './shards/merge-counts.js';
import { RunCounts } from './shards/run-counts.js';
import { TRAINER_SETTINGS, type TrainerSettings } from './trainer-settings.js';
import { CancellationWatch } from './training/cancellation-watch.js';
import { Cancellations } from './training/cancellations.js';
import { Conclusions } from './training/conclusions.js';
import { RunChildren } from './training/run-children.js';
import { RunGate } from './training/run-gate.js';
import { RunProgress } from './training/run-progress.js';
import { RunsAtWork } from './training/runs-at-work.js';
import { TrainingRun, type PolicyContext } from './training/training-run.js';
import { TrainingTurns } from './training/training-turns.js';

const REDIS_WITHIN_MS = 10_000;
/** Longer than any page of telemetry takes to be found: behind a network that drops packets a shard would wait for ever. */
const POSTGRES_SILENT_WITHIN_MS = 300_000;
/** The claim on a job: short, so that a dead worker's shard is soon counted by another. */
const LOCK_MS = 6_000;

/** Wires the parts of a trainer worker, and starts and stops them in order. */
@Injectable()
export class Trainer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly database;
  private readonly redis;
  private readonly workerRedis;
  private readonly producer: JobProducer;
  private readonly pool: CountingPool;
  private readonly consumer: JobConsumer<typeof QUEUES.training>;
  private readonly watch: CancellationWatch;
  private readonly schedule: TrainingSchedule;

  constructor(
    @Inject(TRAINER_SETTINGS) private readonly settings: TrainerSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {
    const { databaseUrl, redisUrl, redisPrefix: prefix, threads, shellTools } = settings;
    const onError = (error: Error) => this.logger.warn({ err: error }, 'the connection to Redis has failed');
    const applicationName = 'bylaw-trainer-worker';
    const role = DATABASE_ROLES['trainer-worker'];
    this.database = createDataSource({
      url: databaseUrl,
      role,
      applicationName,
      poolSize: threads + 1,
      silentWithinMs: POSTGRES_SILENT_WITHIN_MS,
    });
    this.redis = producerConnection(redisUrl, onError);
    this.workerRedis = workerConnection(redisUrl, onError);
    this.producer = new JobProducer({ connection: this.redis, prefix });
    this.pool = new CountingPool({ threads, shellTools, entry: countingThreadEntry() });
    this.schedule = new TrainingSchedule(this.producer, settings.scheduleDays);
    const counts = new RunCounts(this.redis, prefix);
    const cancellations = new Cancellations(this.redis, prefix);
    const turns = new TrainingTurns(this.redis, prefix, this.producer);
    const conclusions = new Conclusions(this.producer, counts, turns, newId);
    const shared = { cancellations, conclusions, atWork: new RunsAtWork() };
    this.watch = new CancellationWatch({ ...shared, producer: this.producer, logger });
    this.consumer = this.createConsumer(this.handlers({ ...shared, counts, turns }));
  }

  async onApplicationBootstrap(): Promise<void> {
    await redisReady(this.redis, REDIS_WITHIN_MS);
    await this.database.initialize();
    await this.schedule.keep(this.settings.schedule);
    this.consumer.start();
    this.watch.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.watch.stop();
    await this.consumer.stop();
    await this.pool.stop();
    await this.producer.close();
    this.redis.disconnect();
    this.workerRedis.disconnect();
    if (this.database.isInitialized) await this.database.destroy();
  }

  private handlers(given: {
    readonly counts: RunCounts;
    readonly cancellations: Cancellations;
    readonly conclusions: Conclusions;
    readonly turns: TrainingTurns;
    readonly atWork: RunsAtWork;
  }): JobHandlers<typeof QUEUES.training> {
    const { pool, producer, clock, newId, settings } = this;
    const progress = new RunProgress(producer, clock);
    const gate = new RunGate(given.cancellations, given.counts);
    const telemetry = {
      actions: new LabelledActionReader(this.database),
      digests: new TrainingDigestReader(this.database),
      store: new TrainingDigestStore(this.database),
      clock,
    };
    const run = new TrainingRun({
      ...given,
      children: new RunChildren({ ...given, producer }),
      planner: new PlanShards({ ...telemetry, ...settings }),
      policyContext: () => this.policyContext(),
      progress,
      pool,
      clock,
      learning: settings.learning,
    });
    const ranges = new RangeReader({ ...telemetry, newId, excludedAgents: settings.excludedAgents });
    const mergeAhead = new MergeAhead(given.counts, producer);
    const shard = new CountShard({ ...given, ranges, gate, mergeAhead, pool, progress });
    const merge = new MergeCounts({ ...given, gate, mergeAhead, pool });
    return {
      run: (payload, delivery) => run.execute(payload, delivery),
      'count-shard': (payload, delivery) => shard.execute(payload, delivery),
      'merge-counts': (payload, delivery) => merge.execute(payload, delivery),
      'start-scheduled-run': (payload, delivery) => this.schedule.start(payload, delivery),
    };
  }

  private async policyContext(): Promise<PolicyContext> {
    const { rules } = await new PolicyReader().snapshot(this.database.manager);
    const history = await new TrainerHistoryReader(this.database).read();
    return { activeRules: rules, ...history };
  }

  private createConsumer(handlers: JobHandlers<typeof QUEUES.training>): JobConsumer<typeof QUEUES.training> {
    return new JobConsumer({
      queue: QUEUES.training,
      handlers,
      connection: this.workerRedis,
      prefix: this.settings.redisPrefix,
      concurrency: this.settings.threads,
      lockMs: LOCK_MS,
      onEnd: (end, job, error) => {
        this.metrics.jobs.inc({ job: job?.name ?? 'unknown', end });
        if (end === 'dead')
          this.logger.error({ err: error, jobId: job?.id, job: job?.name }, 'a job has failed for good');
        else if (end === 'retried')
          this.logger.warn({ err: error, jobId: job?.id, job: job?.name }, 'a job will be tried again');
      },
    });
  }
}
