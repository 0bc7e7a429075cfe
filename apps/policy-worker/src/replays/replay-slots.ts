import { Injectable } from '@nestjs/common';
import type { Delivery } from '@bylaw/jobs';
import { DelayedError } from 'bullmq';

/** Replays at the same time in one policy worker, so that they never keep it from what people wait for. */
const AT_ONCE = 2;
/** A replay that finds no slot comes again after this long; another worker may take it then. */
const AGAIN_MS = 250;

/** Bounds the replays of this policy worker, whoever asked for them. */
@Injectable()
export class ReplaySlots {
  private running = 0;

  /** Runs a replay in a free slot. @throws DelayedError when there is none: the job was put off, and has not failed. */
  async within<T>({ job, token }: Delivery, replay: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      await job.moveToDelayed(Date.now() + AGAIN_MS, token);
      throw new DelayedError();
    }
    this.running += 1;
    try {
      return await replay();
    } finally {
      this.running -= 1;
    }
  }
}
