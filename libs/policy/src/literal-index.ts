import type { CompiledRule } from './compiled-rule.js';
import type { FoldedText } from './fold.js';
import { GramTable, MULTIPLIER, type LiteralEntry, type Placement } from './gram-table.js';
import { LayeredMap } from './layered-map.js';
import type { LiteralSet } from './required-literals.js';

/** How many symbols a long gram has: as many as fit into 32 bits. */
const LONG = 4;

/** Symbols that most command lines contain, the most frequent first. */
const FREQUENT = ' -etaoisrnlcdpmu/.=hgf"\'|';

/** How probable a symbol is at some place of a text, roughly: 1 in 5 for the most frequent, 1 in 250 for rare ones. */
const PROBABILITIES = Float64Array.from({ length: 256 }, (_, symbol) => {
  const rank = FREQUENT.indexOf(String.fromCharCode(symbol));
  if (rank >= 0) return 1 / (5 + 2 * rank);
  return /[a-z0-9]/.test(String.fromCharCode(symbol)) ? 1 / 60 : 1 / 250;
});

/** How many places a text has where a literal could stand. */
const PLACES = 50;

/** What it costs to try a rule's program, in comparisons of a literal. */
const PROGRAM_COST = 8;

/** How many rules under one gram are one too many: then it is worth twice as much to find them by another. */
const CROWD = 8;

/** Marks of searches: each is larger than the one before, so that nothing has to be wiped in between. */
let searches = 0;

/**
 * Finds, in one pass over a text, the rules one of whose literals it contains. One set of literals of each rule is put
 * in, and of each literal one gram: four of its symbols (two of a literal of two or three, one of a single one), those
 * that fewest others are found by. A text's grams are looked up in a bit set; where a bit is set, the literals under that gram
 * are compared. Time grows with the text and with what it contains, not with the number of rules. After multi-pattern
 * search by hashed blocks (S. Wu and U. Manber, "A Fast Algorithm for Multi-Pattern Searching", 1994), without its skips.
 *
 * An index never changes: `with` answers another one, which shares with it all that the change did not touch.
 */
export class LiteralIndex {
  private constructor(
    private readonly long: GramTable,
    private readonly short: GramTable,
    private readonly single: GramTable,
    private readonly placements: LayeredMap<CompiledRule, readonly Placement[]>,
    private readonly rules: number,
  ) {}

  static empty(): LiteralIndex {
    return new LiteralIndex(GramTable.empty(), GramTable.empty(), GramTable.empty(), LayeredMap.empty(), 0);
  }

  get isEmpty(): boolean {
    return this.rules === 0;
  }

  /** This index without some rules and with others, all of which require a literal. */
  with(added: readonly CompiledRule[], removed: readonly CompiledRule[]): LiteralIndex {
    const next = new LiteralIndex(
      this.long.fork(added.length),
      this.short.fork(0),
      this.single.fork(0),
      this.placements.fork(),
      this.rules + added.length - removed.length,
    );
    for (const rule of removed) next.remove(rule);
    for (const rule of added) next.add(rule);
    return next;
  }

  /** Calls `found` with every rule one of whose literals is in the text, once each. */
  search(text: FoldedText, found: (rule: CompiledRule) => void): void {
    const mark = ++searches;
    this.searchLong(text, mark, found);
    // Few policies have rules with nothing longer than three symbols.
    if (!this.short.isUnused || !this.single.isUnused) this.searchShort(text, mark, found);
  }

  private searchLong(text: FoldedText, mark: number, found: (rule: CompiledRule) => void): void {
    const { symbols, length } = text;
    const { bits, shift } = this.long;
    let window = 0;
    for (let i = 0; i < length; i++) {
      window = (window << 8) | (symbols[i] ?? 0);
      const bit = Math.imul(window, MULTIPLIER) >>> shift;
      if (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) {
        report(this.long.entriesOf(window), text, i - LONG + 1, mark, found);
      }
    }
  }

  private searchShort(text: FoldedText, mark: number, found: (rule: CompiledRule) => void): void {
    const { symbols, length } = text;
    const { bits: pairBits, shift: pairShift } = this.short;
    const { bits: singleBits, shift: singleShift } = this.single;
    let pair = 0;
    for (let i = 0; i < length; i++) {
      const symbol = symbols[i] ?? 0;
      pair = ((pair << 8) | symbol) & 0xffff;
      let bit = Math.imul(pair, MULTIPLIER) >>> pairShift;
      if (((pairBits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) {
        report(this.short.entriesOf(pair), text, i - 1, mark, found);
      }
      bit = Math.imul(symbol, MULTIPLIER) >>> singleShift;
      if (((singleBits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) {
        report(this.single.entriesOf(symbol), text, i, mark, found);
      }
    }
  }

  private add(rule: CompiledRule): void {
    const places = this.bestSet(rule.literalSets);
    this.placements.set(rule, places);
    for (const place of places) {
      const { table, gram } = this.gramOf(place);
      table.add(gram, place, rule);
    }
  }

  private remove(rule: CompiledRule): void {
    for (const place of this.placements.get(rule) ?? []) {
      const { table, gram } = this.gramOf(place);
      table.remove(gram, place, rule);
    }
    this.placements.delete(rule);
  }

  /** Where to put a rule: under those of its literals that are rare in texts, and under which few others stand. */
  private bestSet(sets: readonly LiteralSet[]): readonly Placement[] {
    let best: readonly Placement[] = [];
    let bestCost = Infinity;
    for (const set of sets) {
      let cost = 0;
      const places = set.map((literal) => {
        const place = this.bestPlace(literal);
        cost += place.cost;
        return { literal, offset: place.offset };
      });
      if (cost < bestCost) {
        bestCost = cost;
        best = places;
      }
    }
    return best;
  }

  private bestPlace(literal: string): { readonly offset: number; readonly cost: number } {
    let best = { offset: 0, cost: Infinity };
    const width = widthOf(literal);
    const inTexts = likelihood(literal, 0, literal.length);
    for (let offset = 0; offset + width <= literal.length; offset++) {
      const { table, gram } = this.gramOf({ literal, offset });
      const expected = PROGRAM_COST * inTexts + likelihood(literal, offset, offset + width);
      const cost = expected * (1 + table.crowd(gram) / CROWD);
      if (cost < best.cost) best = { offset, cost };
    }
    return best;
  }

  private gramOf({ literal, offset }: Placement): { readonly table: GramTable; readonly gram: number } {
    const width = widthOf(literal);
    let gram = 0;
    for (let i = offset; i < offset + width; i++) gram = (gram << 8) | literal.charCodeAt(i);
    return { table: width === LONG ? this.long : width === 2 ? this.short : this.single, gram };
  }
}

function widthOf({ length }: string): number {
  return length >= LONG ? LONG : length > 1 ? 2 : 1;
}

/** How many times part of a literal is to be expected in a text, roughly, and at most once. */
function likelihood(literal: string, start: number, end: number): number {
  let probability = PLACES;
  for (let i = start; i < end; i++) probability *= PROBABILITIES[literal.charCodeAt(i)] ?? 1;
  return Math.min(1, probability);
}

function report(
  entries: readonly LiteralEntry[] | undefined,
  text: FoldedText,
  position: number,
  mark: number,
  found: (rule: CompiledRule) => void,
): void {
  if (!entries) return;
  for (const entry of entries) {
    if (entry.seenBy === mark || !standsAt(entry.literal, text, position - entry.offset)) continue;
    entry.seenBy = mark;
    for (const rule of entry.rules) {
      if (rule.seenBy === mark) continue;
      rule.seenBy = mark;
      found(rule);
    }
  }
}

function standsAt(literal: string, { symbols, length }: FoldedText, start: number): boolean {
  if (start < 0 || start + literal.length > length) return false;
  for (let i = 0; i < literal.length; i++) {
    if (literal.charCodeAt(i) !== symbols[start + i]) return false;
  }
  return true;
}
