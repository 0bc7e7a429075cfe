import { QUEUES, type EmptyPayload, type TrainingRunPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { DEFAULT_SETTINGS } from '@bylaw/learning';
import { isoTime } from '@bylaw/platform';
import type { Job } from 'bullmq';
import { OPEN_STATES, runIdsIn } from '../training/run-ids-in.js';
import { scheduledRunId } from './scheduled-run-id.js';

const SCHEDULER = 'training-schedule';
/** Who asks for scheduled runs. */
const REQUESTED_BY = 'schedule';
const DAY_MS = 86_400_000;

/** Starts runs at set times, however many trainer workers keep the schedule: it is one job scheduler in Redis. */
export class TrainingSchedule {
  constructor(
    private readonly producer: JobProducer,
    /** How many whole days (UTC) before the present one a scheduled run looks at; all telemetry when 0. */
    private readonly days: number,
  ) {}

  /** Sets, changes or (with null) ends the schedule. The expression is cron's, in UTC. */
  async keep(cron: string | null): Promise<void> {
    const queue = this.producer.queue(QUEUES.training);
    if (cron === null) await queue.removeJobScheduler(SCHEDULER);
    else
      await queue.upsertJobScheduler(
        SCHEDULER,
        { pattern: cron, tz: 'UTC' },
        { name: 'start-scheduled-run', data: {}, opts: { removeOnComplete: true } },
      );
  }

  /**
   * Starts the run of one moment of the schedule: delivered again, it is the same run. As long as an earlier scheduled run
   * has not ended, none is started.
   */
  async start(_payload: EmptyPayload, { job }: Delivery): Promise<null> {
    const runId = scheduledRunId(job.timestamp, job.id ?? '');
    if (await this.goesOn()) return null;
    await this.producer.add(
      'run',
      {
        runId,
        requestedBy: REQUESTED_BY,
        requestedAt: isoTime(job.timestamp),
        since: this.since(job.timestamp),
        until: null,
        topN: DEFAULT_SETTINGS.topN,
        estimator: 'mined',
      },
      { jobId: runId },
    );
    return null;
  }

  private since(milliseconds: number): string | null {
    if (this.days === 0) return null;
    return isoTime(Math.floor(milliseconds / DAY_MS) * DAY_MS - this.days * DAY_MS);
  }

  private async goesOn(): Promise<boolean> {
    const queue = this.producer.queue(QUEUES.training);
    for (const id of await runIdsIn(queue, OPEN_STATES)) {
      const run = (await queue.getJob(id)) as Job<TrainingRunPayload> | undefined;
      if (run?.data.requestedBy === REQUESTED_BY) return true;
    }
    return false;
  }
}
