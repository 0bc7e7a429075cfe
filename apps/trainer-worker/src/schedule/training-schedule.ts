import { createHash } from 'node:crypto';
import { QUEUES, type EmptyPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { DEFAULT_SETTINGS } from '@bylaw/learning';
import { isoTime } from '@bylaw/platform';

const SCHEDULER = 'training-schedule';

/** Starts runs at set times, however many trainer workers keep the schedule: it is one job scheduler in Redis. */
export class TrainingSchedule {
  constructor(private readonly producer: JobProducer) {}

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

  /** Starts the run of one moment of the schedule: delivered again, it is the same run. */
  async start(_payload: EmptyPayload, { job }: Delivery): Promise<null> {
    const runId = scheduledRunId(job.timestamp, job.id ?? '');
    await this.producer.add(
      'run',
      {
        runId,
        requestedBy: 'schedule',
        requestedAt: isoTime(job.timestamp),
        since: null,
        until: null,
        topN: DEFAULT_SETTINGS.topN,
        estimator: 'mined',
      },
      { jobId: runId },
    );
    return null;
  }
}

/** A UUIDv7 of the job's time whose random part is the job's id, hashed. */
function scheduledRunId(milliseconds: number, jobId: string): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(jobId).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(8, 20)}`;
}
