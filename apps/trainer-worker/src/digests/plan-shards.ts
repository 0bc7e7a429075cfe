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

/** What a run was divided into: the ranges of each shard. */
export type Plan = readonly (readonly ActionRange[])[];

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

/** A range with the number of its labelled actions. */
interface CountedRange extends ActionRange {
  readonly actions: number;
}

const DAY_MS = 86_400_000;
/** No clock makes ids from here on; imported ids may lie there. */
const FAR_FUTURE = Date.UTC(2100, 0, 1);
/** Fewer labelled actions are not worth a shard of their own; small runs still get a few, for all workers to share. */
const SMALLEST_SHARD = 500;
const SHARDS_OF_SMALL_RUNS = 8;
const RANGES_OF_SHARD = 100;

/**
 * Divides the telemetry of a period into shards: digests where there are some, and the gaps between them. What is of
 * finished days will be kept as digests; the present day, and the time before a period, are read as they are.
 */
export class PlanShards {
  constructor(private readonly parts: PlanShardsParts) {}

  async execute(period: TrainingPeriod): Promise<Plan> {
    const { actions, shardActions } = this.parts;
    const { known, relevant } = await this.digests(period);
    const gaps: CountedRange[] = [];
    for (const zone of this.zones(period))
      for (const gap of gapsIn(zone, known)) {
        const counted = await actions.count({ ...gap, ...periodOf(zone, period) });
        gaps.push({ ...gap, keep: zone.keep, actions: counted });
      }
    const total = [...relevant, ...gaps].reduce((sum, range) => sum + range.actions, 0);
    const size = Math.min(shardActions, Math.max(SMALLEST_SHARD, Math.ceil(total / SHARDS_OF_SMALL_RUNS)));
    const ranges = [...relevant];
    for (const gap of gaps) ranges.push(...(await this.divide(gap, periodOf(gap, period), size)));
    return packed(
      ranges.toSorted((a, b) => (a.upTo < b.upTo ? -1 : 1)),
      size,
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

  private async divide(gap: CountedRange, period: TrainingPeriod, size: number): Promise<CountedRange[]> {
    const { actions } = this.parts;
    const { after, upTo, keep } = gap;
    if (gap.actions === 0) {
      // An empty digest, so that the next run need not look for labels here again.
      return keep && (await actions.hasActions(gap)) ? [gap] : [];
    }
    const ends = await actions.sliceEnds({ ...period, after, upTo }, size);
    return ends.map((end, index) => ({
      after: ends[index - 1]?.id ?? after,
      upTo: keep && index === ends.length - 1 ? upTo : end.id,
      keep,
      actions: end.actions,
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

/** Neighbours share a shard as long as it does not get too large. */
function packed(ranges: readonly CountedRange[], size: number): Plan {
  const shards: ActionRange[][] = [];
  let room = 0;
  for (const { actions, ...range } of ranges) {
    const last = shards.at(-1);
    if (last && actions <= room && last.length < RANGES_OF_SHARD) last.push(range);
    else {
      shards.push([range]);
      room = size;
    }
    room -= actions;
  }
  return shards;
}

function dayStart(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS) * DAY_MS;
}
