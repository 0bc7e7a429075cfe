import { once } from 'node:events';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { LatestPolicy } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { normalizeDiff, type NormalizedDiff } from '@bylaw/policy';
import { DataSource } from 'typeorm';
import { checkedDiff } from '../commands/checked-diff.js';
import type { FoundOverlaps } from './found-overlaps.js';
import { OverlapThread } from './overlap-thread.js';

/** The longest that a proposal waits for its overlaps: less than its author is kept waiting for the answer. */
const PATIENCE_MS = 5_000;

/** Looks for overlaps, outside every transaction and beside the main thread. */
@Injectable()
export class OverlapFinder implements OnApplicationShutdown {
  private thread: OverlapThread | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  @Inject(LOGGER)
  private readonly logger!: Logger;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
  ) {}

  /**
   * The overlaps of a payload's diff with the current policy; null when they are not found within `patienceMs`, or when
   * there is nothing to look at: no diff, or one that the command will refuse. Never throws.
   */
  async find(diff: object | null, patienceMs = PATIENCE_MS): Promise<FoundOverlaps | null> {
    if (!diff) return null;
    const signal = AbortSignal.timeout(patienceMs);
    const found = this.turn.then(async () => this.findNow(normalizeDiff(await checkedDiff(diff)), signal));
    this.turn = found.catch(() => undefined);
    try {
      return await Promise.race([found, aborted(signal)]);
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.info({ err: error }, 'overlaps were not found');
      return null;
    }
  }

  /** By now the jobs at hand are done, and nobody waits for the thread. */
  async onApplicationShutdown(): Promise<void> {
    await this.thread?.stop();
  }

  private async findNow(diff: NormalizedDiff, signal: AbortSignal): Promise<FoundOverlaps> {
    signal.throwIfAborted();
    const { manager } = this.database;
    const policy = await this.latest.read(manager);
    this.thread = this.thread?.alive ? this.thread : new OverlapThread();
    try {
      return { version: policy.version, overlaps: await this.thread.find(diff, policy, signal) };
    } catch (error) {
      if (signal.aborted) await this.thread.stop();
      throw error;
    }
  }
}

/** Rejects when the signal aborts. */
async function aborted(signal: AbortSignal): Promise<never> {
  await once(signal, 'abort');
  throw signal.reason;
}
