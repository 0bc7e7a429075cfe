import type { DeadJobResponse } from '../gateway/wire.js';

/** One word for a dead job, for addresses: an id is unique within its queue only. */
export function deadJobId({ queue, id }: Pick<DeadJobResponse, 'queue' | 'id'>): string {
  return `${queue}:${id}`;
}
