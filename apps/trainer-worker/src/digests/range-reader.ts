import type { ActionRange } from '@bylaw/contracts';
import type { LabelledAction } from '@bylaw/learning';
import type {
  KeptDigest,
  LabelledActionReader,
  TrainingDigestReader,
  TrainingDigestStore,
  TrainingPeriod,
} from '@bylaw/persistence';
import type { Clock, NewId } from '@bylaw/platform';
import { digestBlocks } from './digest-blocks.js';
import { DIGEST_FORMAT } from './digest-format.js';
import { digestShare } from './day-span.js';
import { labelledActionOf } from './labelled-action-of.js';
import type { DigestReading } from './read-digest.js';

export interface RangeReaderParts {
  readonly actions: LabelledActionReader;
  readonly digests: TrainingDigestReader;
  readonly store: TrainingDigestStore;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Agents whose actions teach nothing. */
  readonly excludedAgents: readonly string[];
}

/** Some actions of a range: as they are, or a block of a digest to be read where they are counted. */
export type Portion =
  | { readonly actions: readonly LabelledAction[] }
  | { readonly digest: Uint8Array; readonly reading: DigestReading };

/**
 * Reads what training can learn from a range of actions: from its digest, which is made when the range is to be kept and
 * has none yet, or from telemetry. Both give the same.
 */
export class RangeReader {
  private readonly excluded: ReadonlySet<string>;

  constructor(private readonly parts: RangeReaderParts) {
    this.excluded = new Set(parts.excludedAgents);
  }

  /**
   * The labelled actions of a range and a period, a bounded number at a time.
   * @throws Error when the telemetry is changed while its digest is read: begin again then
   */
  async *portions(range: ActionRange, period: TrainingPeriod, signal: AbortSignal): AsyncGenerator<Portion> {
    const digest = range.keep ? await this.digestOf(range, signal) : null;
    const days = digest === null ? null : digestShare(digest, period);
    if (digest === null || days === null) yield* this.telemetry(range, period);
    else if (days !== 'nothing')
      yield* this.blocks(digest, { days, excludedAgents: this.parts.excludedAgents });
  }

  private async *telemetry({ after, upTo }: ActionRange, period: TrainingPeriod): AsyncGenerator<Portion> {
    for await (const page of this.parts.actions.pages({ ...period, after, upTo }))
      yield {
        actions: page.flatMap((row) => {
          if (row.contributor !== null && this.excluded.has(row.contributor)) return [];
          return labelledActionOf(row) ?? [];
        }),
      };
  }

  private async *blocks({ id, blocks }: KeptDigest, reading: DigestReading): AsyncGenerator<Portion> {
    for (let number = 0; number < blocks; number += 1) {
      const digest = await this.parts.digests.block(id, number);
      if (digest === null) throw new Error('The telemetry was changed while its digest was read');
      yield { digest, reading };
    }
  }

  private async digestOf({ after, upTo }: ActionRange, signal: AbortSignal): Promise<KeptDigest | null> {
    const { actions, digests, store, clock, newId } = this.parts;
    const range = { after, upTo };
    const known = await digests.find(DIGEST_FORMAT, range);
    if (known) return known;
    const made = { id: newId(), format: DIGEST_FORMAT, at: new Date(clock.now()), ...range };
    const whole = { ...range, since: null, until: null };
    await store.build(made, (manager) => digestBlocks(actions.pages(whole, manager), signal));
    return digests.find(DIGEST_FORMAT, range);
  }
}
