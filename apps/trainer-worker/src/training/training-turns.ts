import { QUEUES, REDIS_KEYS, type TrainingRunPayload } from '@bylaw/contracts';
import type { JobProducer, RedisConnection } from '@bylaw/jobs';
import { DelayedError, type Job, type JobType } from 'bullmq';
import { runIdsIn } from './run-ids-in.js';

const ASK_AGAIN_AFTER_MS = 500;
/** The states of runs that wait, for their turn or for the first look at it. */
const BEFORE_THEIR_TURN: JobType[] = ['waiting', 'delayed', 'prioritized', 'active'];

/** Deletes the key, if it still names the run. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/**
 * Has training runs take turns, whoever asked for them and however many workers there are: one goes on at a time, but for
 * those that were asked to overlap. The turn is a key in Redis that names the run.
 */
export class TrainingTurns {
  constructor(
    private readonly redis: RedisConnection,
    private readonly prefix: string,
    private readonly producer: JobProducer,
  ) {}

  /**
   * Returns when it is the run's turn.
   * @throws DelayedError when it isn't: the job has been put back for a while, without taking an attempt
   */
  async await(
    run: TrainingRunPayload,
    { job, token }: { job: Job; token: string | undefined },
  ): Promise<void> {
    if (run.overlap === true || (await this.take(run.runId))) return;
    // BullMQ's delays are by the system's clock.
    await job.moveToDelayed(Date.now() + ASK_AGAIN_AFTER_MS, token);
    throw new DelayedError();
  }

  /** Ends the run's turn, if it has it. */
  async release(runId: string): Promise<void> {
    await this.redis.eval(RELEASE, 1, this.key, runId);
  }

  private async take(runId: string): Promise<boolean> {
    const holder = await this.redis.get(this.key);
    if (holder === runId) return true;
    if (holder !== null) {
      if (await this.isOpen(holder)) return false;
      await this.release(holder);
    }
    if (await this.olderWaits(runId)) return false;
    return (await this.redis.set(this.key, runId, 'NX')) === 'OK';
  }

  /** A run whose worker died keeps its turn, as its job will be delivered again; one that is concluded does not. */
  private async isOpen(runId: string): Promise<boolean> {
    const state = await this.queue.getJobState(runId);
    return !['completed', 'failed', 'unknown'].includes(state) && !(await this.isConcluded(runId));
  }

  /** The turn goes to the run that was asked for first: ids are in the order of time. */
  private async olderWaits(runId: string): Promise<boolean> {
    for (const id of await runIdsIn(this.queue, BEFORE_THEIR_TURN)) {
      if (id >= runId) continue;
      const job = (await this.queue.getJob(id)) as Job<TrainingRunPayload> | undefined;
      if (job && job.data.overlap !== true && !(await this.isConcluded(id))) return true;
    }
    return false;
  }

  private async isConcluded(runId: string): Promise<boolean> {
    return (await this.producer.held(QUEUES.policyCommands, [runId])).has(runId);
  }

  private get queue() {
    return this.producer.queue(QUEUES.training);
  }

  private get key(): string {
    return `${this.prefix}:${REDIS_KEYS.trainingTurn}`;
  }
}
