import type { TrainingRunPayload } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import { addChildren, mergeJob } from './child-jobs.js';
import { FAN_IN, mergeOf, mergedInto } from './merge-tree.js';
import type { CountsPlace, RunCounts } from './run-counts.js';

/**
 * Has counts merged as soon as those of all neighbours are there, before other shards are begun: what is left to merge when
 * the last one is counted is little. Whoever puts the last of some neighbours adds their merge, while its own job goes on,
 * so that the run waits for it.
 */
export class MergeAhead {
  constructor(
    private readonly counts: RunCounts,
    private readonly producer: JobProducer,
  ) {}

  /** Call this when the counts of a place were put; `width` is how many places its level has. */
  async after(
    run: Pick<TrainingRunPayload, 'runId' | 'estimator'>,
    place: CountsPlace,
    width: number,
  ): Promise<void> {
    if (width <= FAN_IN) return;
    const merge = mergeOf(place);
    const missing = await this.counts.missing(run.runId, mergedInto(merge, width));
    if (missing.length > 0) return;
    await addChildren(this.producer, run.runId, [[merge, mergeJob(run, merge, width)]], { lifo: true });
  }
}
