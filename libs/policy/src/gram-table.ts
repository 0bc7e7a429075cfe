import type { CompiledRule } from './compiled-rule.js';
import { LayeredMap } from './layered-map.js';

/** From how many on it makes no difference how many rules stand under a gram. */
const CROWD = 1_000;

/** One gram of a literal. */
export interface Placement {
  readonly literal: string;
  /** Where the gram stands in the literal. */
  readonly offset: number;
}

/** A literal with the rules that require it (or another). */
export interface LiteralEntry extends Placement {
  readonly rules: CompiledRule[];
  /** The last search that found the literal. */
  seenBy: number;
  /** Who may change it in place: the index that is being built. */
  readonly owner: object;
}

/** The literals that were put under one gram. */
interface Bucket {
  readonly entries: LiteralEntry[];
  readonly owner: object;
}

/** Grams to literals, with a bit set in front of it, so that a gram under which nothing is costs next to nothing. */
export class GramTable {
  private constructor(
    /** A bit for each hash of a gram that was ever put in, since the table last grew. */
    readonly bits: Uint32Array,
    /** By how much the product of gram and multiplier is shifted to be the number of its bit. */
    readonly shift: number,
    private readonly buckets: LayeredMap<number, Bucket>,
    private readonly owner: object,
  ) {}

  /** An empty table with room for a number of grams: 16 bits for each, so that 1 in 16 other grams is looked up. */
  static withRoomFor(grams: number): GramTable {
    const log = Math.min(22, Math.max(12, Math.ceil(Math.log2(16 * grams + 1))));
    return new GramTable(new Uint32Array(1 << (log - 5)), 32 - log, LayeredMap.empty(), {});
  }

  /** A copy that can be changed; this table must not be changed afterwards. */
  fork(): GramTable {
    return new GramTable(this.bits.slice(), this.shift, this.buckets.fork(), {});
  }

  /** Whether so much was put in that the bits let too much through: then a new table is due. */
  get isFull(): boolean {
    return this.shift > 10 && this.buckets.size * 4 > this.bits.length * 32;
  }

  entriesOf(gram: number): readonly LiteralEntry[] | undefined {
    return this.buckets.get(gram)?.entries;
  }

  /** How many rules stand under a gram, up to where it makes no difference. */
  crowd(gram: number): number {
    let crowd = 0;
    for (const { rules } of this.entriesOf(gram) ?? []) {
      crowd += rules.length;
      if (crowd >= CROWD) return CROWD;
    }
    return crowd;
  }

  add(gram: number, place: Placement, rule: CompiledRule): void {
    const bit = hashOf(gram, this.shift);
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const entries = this.ownEntries(gram);
    const entry = this.ownEntry(entries, place);
    entry.rules.push(rule);
  }

  remove(gram: number, place: Placement, rule: CompiledRule): void {
    const entries = this.ownEntries(gram);
    const { rules } = this.ownEntry(entries, place);
    rules.splice(rules.indexOf(rule), 1);
    if (rules.length === 0) {
      entries.splice(
        entries.findIndex((entry) => entry.rules === rules),
        1,
      );
    }
  }

  private ownEntries(gram: number): LiteralEntry[] {
    const bucket = this.buckets.get(gram);
    if (bucket?.owner === this.owner) return bucket.entries;
    const entries = [...(bucket?.entries ?? [])];
    this.buckets.set(gram, { entries, owner: this.owner });
    return entries;
  }

  private ownEntry(entries: LiteralEntry[], { literal, offset }: Placement): LiteralEntry {
    const index = entries.findIndex((entry) => entry.literal === literal && entry.offset === offset);
    const found = entries[index];
    if (found?.owner === this.owner) return found;
    const rules = [...(found?.rules ?? [])];
    const own: LiteralEntry = { literal, offset, rules, seenBy: 0, owner: this.owner };
    if (found) entries[index] = own;
    else entries.push(own);
    return own;
  }
}

/** Multiplicative hashing by the golden ratio (D. Knuth, The Art of Computer Programming 3, section 6.4). */
export const MULTIPLIER = 0x9e3779b1;

function hashOf(gram: number, shift: number): number {
  return Math.imul(gram, MULTIPLIER) >>> shift;
}
