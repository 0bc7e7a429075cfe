import { Inject, Injectable } from '@nestjs/common';
import type { DecisionMinuteResponse } from '@bylaw/contracts';
import { OverviewReader } from '@bylaw/persistence';
import { CLOCK, isoTime, type Clock } from '@bylaw/platform';

const MINUTE_MS = 60_000;
/** So many of the last minutes are counted anew each time: actions are recorded some time after they were decided. */
const UNSETTLED = 3;
/** Counts are at least this old before they are made again, however many ask. */
const FRESH_MS = 250;

type Counts = Omit<DecisionMinuteResponse, 'minute'>;
const NONE: Counts = { allow: 0, deny: 0, review: 0 };

/**
 * Decisions by minute. What has settled is counted once and remembered, so that looking at it costs what the last few
 * minutes hold, however many look.
 */
@Injectable()
export class DecisionMinutes {
  private readonly counts = new Map<number, Counts>();
  /** All minutes from here to before `settledUntil` are counted for good. */
  private settledFrom = 0;
  private settledUntil = 0;
  private countedAt = -Infinity;
  private counting: Promise<void> | null = null;

  constructor(
    @Inject(OverviewReader) private readonly reader: OverviewReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The last `minutes`, oldest first, the current one included. */
  async last(minutes: number): Promise<DecisionMinuteResponse[]> {
    const current = Math.floor(this.clock.now() / MINUTE_MS) * MINUTE_MS;
    const first = current - (minutes - 1) * MINUTE_MS;
    while (this.counting) await this.counting;
    const isKnown = this.settledFrom <= first && this.counts.has(current);
    if (!isKnown || this.clock.now() - this.countedAt >= FRESH_MS) {
      this.counting = this.count(first, current).finally(() => (this.counting = null));
      await this.counting;
    }
    return Array.from({ length: minutes }, (_, index) => {
      const minute = first + index * MINUTE_MS;
      return { minute: isoTime(minute), ...(this.counts.get(minute) ?? NONE) };
    });
  }

  private async count(first: number, current: number): Promise<void> {
    const goesOn = this.settledFrom <= first && this.settledUntil > first;
    const since = goesOn ? this.settledUntil : first;
    const until = current + MINUTE_MS;
    const found = await this.reader.decisionsByMinute(since, until);
    for (const minute of this.counts.keys())
      if (minute < first || minute >= since) this.counts.delete(minute);
    this.counts.set(current, NONE);
    for (const { minute, decision, count } of found) {
      this.counts.set(minute, { ...(this.counts.get(minute) ?? NONE), [decision]: count });
    }
    this.settledFrom = first;
    this.settledUntil = Math.max(first, until - UNSETTLED * MINUTE_MS);
    this.countedAt = this.clock.now();
  }
}
