import { WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { QUEUES } from './queues.js';

/** The filters of the list of dead jobs. */
export class DeadJobsQuery extends PageQuery {
  @WordField(Object.values(QUEUES), { optional: true, description: 'Only jobs of this queue.' })
  queue?: (typeof QUEUES)[keyof typeof QUEUES];
}

/** A job that can never work, kept until an operator retries or discards it. */
export interface DeadJobResponse {
  readonly queue: string;
  /** Unique within its queue. */
  readonly id: string;
  /** The kind of job, such as `record-actions`. */
  readonly name: string;
  readonly failedAt: string;
  /** Since it was added, or retried last. */
  readonly attempts: number;
  readonly reason: string;
  /** The start of what it carries, as JSON without secrets (I12); null when it is too large to look at. */
  readonly payload: string | null;
  readonly payloadBytes: number;
}
