import { Inject, Injectable } from '@nestjs/common';
import { DeadJobs } from '@bylaw/jobs';
import { Metrics } from '@bylaw/platform';

/** Has the metric of dead jobs count them whenever it is read: they are the same at every gateway. */
@Injectable()
export class DeadJobCount {
  constructor(@Inject(DeadJobs) jobs: DeadJobs, @Inject(Metrics) metrics: Metrics) {
    metrics.countDeadJobs(() => jobs.counts());
  }
}
