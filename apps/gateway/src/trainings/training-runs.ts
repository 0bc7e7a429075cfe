import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  QUEUES,
  REDIS_KEYS,
  type TrainingResponse,
  type TrainingRunPayload,
  type TrainingStatus,
} from '@bylaw/contracts';
import { TrainingRunReader, type TimeKey } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import type { Job, JobType } from 'bullmq';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';
import { trainingProgress } from './training-progress.js';

/** Runs that have not ended are in these states; one that has is in Postgres a moment later. */
const GOING_ON: JobType[] = ['waiting', 'active', 'delayed', 'prioritized', 'waiting-children'];
/** Runs that the queue has let go of lately, whose end may not be written down yet. */
const ENDING: JobType[] = ['completed', 'failed'];
const ENDING_LOOKED_AT = 50;

/** Longer than any run takes to be begun. */
const CANCELLED_FOR_SECONDS = 7 * 86_400;

/** Training runs: what goes on is in the queue, what has ended is in Postgres. */
@Injectable()
export class TrainingRuns {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(TrainingRunReader) private readonly ended: TrainingRunReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Queues a run. Once this resolves it is durable. */
  async start(run: TrainingRunPayload): Promise<void> {
    await this.stores.producer.add('run', run, { jobId: run.runId });
  }

  /** Up to `limit` runs after `after`, newest first. */
  async list(page: { readonly after: TimeKey | null; readonly limit: number }): Promise<TrainingResponse[]> {
    const [ended, queued] = await Promise.all([this.ended.list(page), this.queued()]);
    // Those that have ended since the first look take the place of what the queue said of them.
    const written = await this.ended.findAll(queued.map((run) => run.id));
    const { after } = page;
    const runs = new Map([...queued, ...written, ...ended].map((run) => [run.id, run]));
    return [...runs.values()]
      .filter((run) => after === null || isAfter(run, after.at.toISOString(), after.id))
      .sort((a, b) => (isAfter(a, b.requestedAt, b.id) ? 1 : -1))
      .slice(0, page.limit);
  }

  /** One run, or null. */
  async find(id: string): Promise<TrainingResponse | null> {
    const [ended] = await this.ended.findAll([id]);
    if (ended) return ended;
    const job = await this.queue.getJob(id);
    if (job?.name !== 'run') return null;
    const shown = this.show(job, toStatus(await job.getState()));
    // It may have ended between the two looks.
    return (await this.ended.findAll([id]))[0] ?? shown;
  }

  /**
   * Asks for the end of a run; the trainer ends it as `cancelled`, also when it was not begun yet.
   * @throws DomainError `not_found`; `training_not_running` when it has ended
   */
  async cancel(id: string): Promise<void> {
    const run = await this.find(id);
    if (!run) throw new DomainError('not_found', 'There is no training run with this id');
    if (run.status !== 'queued' && run.status !== 'running') {
      throw new DomainError('training_not_running', `The training run is ${run.status}`);
    }
    const key = `${this.settings.redisPrefix}:${REDIS_KEYS.trainingCancelled}:${id}`;
    await this.stores.redis.set(key, '1', 'EX', CANCELLED_FOR_SECONDS);
  }

  private get queue() {
    return this.stores.producer.queue(QUEUES.training);
  }

  private async queued(): Promise<TrainingResponse[]> {
    const jobs = await Promise.all([
      ...GOING_ON.map(async (state) => ({ state, jobs: await this.queue.getJobs([state]) })),
      ...ENDING.map(async (state) => ({
        state,
        jobs: await this.queue.getJobs([state], 0, ENDING_LOOKED_AT),
      })),
    ]);
    const runs = new Map<string, TrainingResponse>();
    for (const { state, jobs: inState } of jobs) {
      for (const job of inState) if (isRun(job)) runs.set(job.id ?? '', this.show(job, toStatus(state)));
    }
    return [...runs.values()];
  }

  private show(job: Job, status: TrainingStatus): TrainingResponse {
    const run = job.data as TrainingRunPayload;
    return {
      id: run.runId,
      status,
      estimator: run.estimator,
      progress: trainingProgress(job.progress, status, this.clock.now()),
      metrics: null,
      suggestionId: null,
      error: status === 'failed' ? job.failedReason : null,
      requestedBy: run.requestedBy,
      requestedAt: run.requestedAt,
      endedAt: null,
      since: run.since,
      until: run.until,
      topN: run.topN,
    };
  }
}

/** A job that is removed while a list is read is not there. */
function isRun(job: Job | undefined): job is Job {
  return job?.name === 'run';
}

/** A run is completed when its end is in Postgres, not before; until then it goes on. */
function toStatus(state: string): TrainingStatus {
  if (state === 'failed') return 'failed';
  return ['active', 'waiting-children', 'completed'].includes(state) ? 'running' : 'queued';
}

/** Does the run come after this place in a list that is newest first? */
function isAfter(run: TrainingResponse, at: string, id: string): boolean {
  return run.requestedAt < at || (run.requestedAt === at && run.id < id);
}
