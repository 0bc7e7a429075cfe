import { WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { QUEUES } from './queues.js';
import { Shown } from './shown.js';

/** The filters of the list of dead jobs. */
export class DeadJobsQuery extends PageQuery {
  @WordField(Object.values(QUEUES), { optional: true, description: 'Only jobs of this queue.' })
  queue?: (typeof QUEUES)[keyof typeof QUEUES];
}

/** A job that can never work, kept until an operator retries or discards it. */
export class DeadJobResponse {
  @Shown('text')
  readonly queue!: string;

  /** Unique within its queue. */
  @Shown('text')
  readonly id!: string;

  /** The kind of job, such as `record-actions`. */
  @Shown('text')
  readonly name!: string;

  @Shown('time')
  readonly failedAt!: string;

  /** Since it was added, or retried last. */
  @Shown('integer')
  readonly attempts!: number;

  @Shown('text')
  readonly reason!: string;

  /** The start of what it carries, as JSON without secrets (I12); null when it is too large to look at. */
  @Shown('text', { nullable: true })
  readonly payload!: string | null;

  @Shown('integer')
  readonly payloadBytes!: number;
}
