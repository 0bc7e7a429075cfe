import type { ActionRange } from '@bylaw/contracts';
import type {
  IdRange,
  KeptDigest,
  LabelledActionReader,
  TrainingDigestReader,
  TrainingDigestStore,
  TrainingPeriod,
} from '@bylaw/persistence';
import type { Clock } from '@bylaw/platform';
import { LAST_ID, lastIdBefore } from './action-id.js';
import { digestShare } from './day-span.js';
import { DIGEST_FORMAT } from './digest-format.js';
import { gapsIn } from './gaps-in.js';
import { packShards, type CountedRange, type Plan } from './pack-shards.js';

export interface PlanShardsParts {
  readonly actions: LabelledActionReader;
  readonly digests: TrainingDigestReader;
  readonly store: TrainingDigestStore;
  readonly clock: Clock;
  /** Labelled actions of a shard at most. */
  readonly shardActions: number;
  /** Days that a digest is kept after its last use; with 0 none is made or read. */
  readonly digestDays: number;
}

const DAY_MS = 86_400_000;
/** No clock makes ids from here on; imported ids may lie there. */
const FAR_FUTURE = Date.UTC(2100, 0, 1);
/** What shards are put together from. */
const PIECE_ACTIONS = 500;

/**
 * Divides the telemetry of a period into shards: digests where there are some, and the gaps between them. What is of
 * finished days will be kept as digests; the present day, and the time before a period, are read as they are.
 */
export class PlanShards {
  constructor(private readonly parts: PlanShardsParts) {}

  async execute(period: TrainingPeriod): Promise<Plan> {
    const { known, relevant } = await this.digests(period);
    const pieces = [...relevant];
    for (const zone of this.zones(period))
      for (const gap of gapsIn(zone, known)) {
        const ofGap = await this.divide({ ...gap, keep: zone.keep }, periodOf(zone, period));
        for (const piece of ofGap) pieces.push(piece);
      }
    return packShards(
      pieces.toSorted((a, b) => (a.upTo < b.upTo ? -1 : 1)),
      this.parts.shardActions,
    );
  }

  /** The digests that there are, none overlapping another, and those among them that hold something of the period. */
  private async digests(period: TrainingPeriod): Promise<{ known: IdRange[]; relevant: CountedRange[] }> {
    const { digests, store, clock, digestDays } = this.parts;
    if (digestDays === 0) return { known: [], relevant: [] };
    const now = clock.now();
    await store.forget({
      usedBefore: new Date(now - digestDays * DAY_MS),
      begunBefore: new Date(now - DAY_MS),
    });
    const known = disjoint(await digests.list(DIGEST_FORMAT));
    const used = known.filter((digest) => digest.actions === 0 || digestShare(digest, period) !== 'nothing');
    await store.markUsed(
      used.map(({ id }) => id),
      new Date(now),
    );
    const relevant = used
      .filter((digest) => digest.actions > 0)
      .map(({ after, upTo, actions }) => ({ after, upTo, keep: true, actions }));
    return { known, relevant };
  }

  /** All ids, by whether what is read of them is kept. */
  private zones({ since }: TrainingPeriod): ActionRange[] {
    const { clock, digestDays } = this.parts;
    if (digestDays === 0) return [{ after: null, upTo: LAST_ID, keep: false }];
    const present = lastIdBefore(dayStart(clock.now())) ?? LAST_ID;
    const far = lastIdBefore(FAR_FUTURE) ?? LAST_ID;
    const before = since === null ? null : lastIdBefore(dayStart(Date.parse(since)) - DAY_MS);
    const start = before !== null && before > present ? present : before;
    return [
      ...(start === null ? [] : [{ after: null, upTo: start, keep: false }]),
      { after: start, upTo: present, keep: true },
      { after: present, upTo: far, keep: false },
      { after: far, upTo: LAST_ID, keep: true },
    ].filter(({ after, upTo }) => after !== upTo);
  }

  private async divide(gap: ActionRange, period: TrainingPeriod): Promise<CountedRange[]> {
    const { actions, shardActions } = this.parts;
    const { after, upTo, keep } = gap;
    const ends = await actions.sliceEnds({ ...period, after, upTo }, Math.min(PIECE_ACTIONS, shardActions));
    // An empty digest, so that the next run need not look for labels here again.
    if (ends.length === 0)
      return keep && (await actions.hasActions(gap)) ? [{ after, upTo, keep, actions: 0 }] : [];
    return ends.map((end, index) => ({
      after: ends[index - 1]?.id ?? after,
      upTo: keep && index === ends.length - 1 ? upTo : end.id,
      keep,
      actions: end.actions,
      joins: index > 0,
    }));
  }
}

/** What is kept is kept whole, whatever period asks for it first. */
function periodOf({ keep }: ActionRange, period: TrainingPeriod): TrainingPeriod {
  return keep ? { since: null, until: null } : period;
}

function disjoint(digests: readonly KeptDigest[]): KeptDigest[] {
  const kept: KeptDigest[] = [];
  for (const digest of digests) if ((digest.after ?? '') >= (kept.at(-1)?.upTo ?? '')) kept.push(digest);
  return kept;
}

function dayStart(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS) * DAY_MS;
}
