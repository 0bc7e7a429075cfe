import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, Metrics, type Logger } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import type { BacklogSize } from './recording-backlog.js';

type Bounded = Pick<BacklogSize, 'items' | 'bytes'>;

/**
 * Says, from memory, whether more may be queued to be recorded: not while Redis is away or takes no writes, and not while as
 * much waits as may (I9). What waits was learned with the last job of this hub, or by looking; what this hub has under way is
 * added to it. All hubs together may exceed the bound by what they have under way.
 */
@Injectable()
export class RecordingGate {
  private size: Bounded = { items: 0, bytes: 0 };
  private underWay = 0;
  private away: string | null = 'Redis was not asked yet';
  private isFull = false;

  constructor(
    @Inject(HUB_SETTINGS) private readonly settings: Pick<HubSettings, 'recording'>,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Whether Redis did not answer, or refused to write, when it was last asked. */
  get isAway(): boolean {
    return this.away !== null;
  }

  /** Why so many actions or outcomes more can't be recorded now; null when they can. */
  refusal(items: number): string | null {
    if (this.away !== null) return 'Redis does not take it';
    const { maxItems, maxBytes } = this.settings.recording;
    const fits = this.size.items + this.underWay + items <= maxItems && this.size.bytes < maxBytes;
    // An empty queue takes whatever one request may carry.
    return fits || this.size.items + this.underWay === 0 ? null : 'too much waits to be written to Postgres';
  }

  /** Does what makes items durable, which count as under way until it ends. */
  async whileUnderWay(items: number, work: () => Promise<void>): Promise<void> {
    this.underWay += items;
    try {
      await work();
    } finally {
      this.underWay -= items;
    }
  }

  /** So much waits now, as Redis has just said. */
  learned(size: Bounded): void {
    this.size = size;
    this.metrics.recordingBacklog.set({ unit: 'items' }, size.items);
    this.metrics.recordingBacklog.set({ unit: 'bytes' }, size.bytes);
    if (this.away !== null) this.logger.info(size, 'Redis takes what must be recorded');
    this.away = null;
    const isFull = this.refusal(1) !== null;
    if (isFull !== this.isFull) {
      if (isFull) this.logger.error(size, 'as much waits to be written to Postgres as may: no more is taken');
      else
        this.logger.info(size, 'what waits to be written to Postgres is less than may: more is taken again');
    }
    this.isFull = isFull;
  }

  /** Redis has not taken what it was given, or did not answer. */
  failed(error: unknown): void {
    if (this.away === null) this.logger.error({ err: error }, 'Redis does not take what must be recorded');
    this.away = error instanceof Error ? error.message : String(error);
  }
}
