import type { CompiledRule } from './compiled-rule.js';
import { LayeredMap } from './layered-map.js';

/** Multiplicative hashing by the golden ratio (D. Knuth, The Art of Computer Programming 3, section 6.4). */
export const MULTIPLIER = 0x9e3779b1;

/** Another odd number without pattern, for the second bit of a gram. */
const SECOND_MULTIPLIER = 0x85ebca6b;

/** From how many on it makes no difference how many rules stand under a gram. */
const MAX_CROWD = 1_000;

/** With fewer bits for each gram a table gets more. */
const MIN_BITS_PER_GRAM = 4;

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

/**
 * Grams to literals, with a bit set in front of it, so that a gram under which nothing is costs next to nothing: two bits of
 * one word for each gram, a Bloom filter in blocks (F. Putze et al., "Cache-, Hash- and Space-Efficient Bloom Filters", 2007).
 */
export class GramTable {
  /** By how much the product of gram and multiplier is shifted to be the number of its bit. */
  readonly shift: number;

  private constructor(
    /** The bits of all grams that were ever put in, since the table last grew; `mayHave` looks at them. */
    readonly bits: Int32Array,
    private readonly buckets: LayeredMap<number, Bucket>,
    private readonly owner: object,
  ) {
    this.shift = Math.clz32(bits.length) - 4;
  }

  static empty(): GramTable {
    return new GramTable(bitsFor(0), LayeredMap.empty(), {});
  }

  /** A copy that can be changed, with room for some more grams; this table must not be changed afterwards. */
  fork(more: number): GramTable {
    const buckets = this.buckets.fork();
    const grams = buckets.size + more;
    if (grams * MIN_BITS_PER_GRAM <= this.bits.length * 32) {
      return new GramTable(this.bits.slice(), buckets, {});
    }
    const larger = new GramTable(bitsFor(grams), buckets, {});
    for (const gram of buckets.keys()) larger.setBit(gram);
    return larger;
  }

  entriesOf(gram: number): readonly LiteralEntry[] | undefined {
    return this.buckets.get(gram)?.entries;
  }

  /** How many rules stand under a gram, up to where it makes no difference. */
  crowd(gram: number): number {
    let crowd = 0;
    for (const { rules } of this.entriesOf(gram) ?? []) {
      crowd += rules.length;
      if (crowd >= MAX_CROWD) return crowd;
    }
    return crowd;
  }

  add(gram: number, place: Placement, rule: CompiledRule): void {
    this.setBit(gram);
    const entries = this.ownEntries(gram);
    const entry = this.ownEntry(entries, place);
    entry.rules.push(rule);
  }

  remove(gram: number, place: Placement, rule: CompiledRule): void {
    const entries = this.ownEntries(gram);
    const { rules } = this.ownEntry(entries, place);
    rules.splice(rules.indexOf(rule), 1);
    if (rules.length > 0) return;
    entries.splice(
      entries.findIndex((entry) => entry.rules === rules),
      1,
    );
    if (entries.length === 0) this.buckets.delete(gram);
  }

  private setBit(gram: number): void {
    const bit = Math.imul(gram, MULTIPLIER) >>> this.shift;
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31)) | (1 << secondBit(gram));
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

/** Whether something may be under a gram of a table: false when nothing is, true for about 1 in 64 other grams. */
export function mayHave(bits: Int32Array, shift: number, gram: number): boolean {
  const bit = Math.imul(gram, MULTIPLIER) >>> shift;
  const word = bits[bit >>> 5] ?? 0;
  return ((word >>> (bit & 31)) & 1) !== 0 && ((word >>> secondBit(gram)) & 1) !== 0;
}

function secondBit(gram: number): number {
  return Math.imul(gram, SECOND_MULTIPLIER) >>> 27;
}

/** 16 bits for each gram, a power of two. */
function bitsFor(grams: number): Int32Array {
  const log = Math.min(22, Math.max(12, Math.ceil(Math.log2(16 * grams + 1))));
  return new Int32Array(1 << (log - 5));
}
