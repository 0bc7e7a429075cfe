import type { CompiledRule } from './compiled-rule.js';
import { SYMBOLS } from './fold.js';
import { FoundGrams } from './found-grams.js';
import { GramTable, mayHave, type LiteralEntry, type Placement } from './gram-table.js';
import { LayeredMap } from './layered-map.js';
import type { MatchingBudget } from './matching-budget.js';
import type { LiteralSet } from './required-literals.js';

/** How many symbols a long gram has: as many as fit into 32 bits. */
const LONG = 4;

/** How many pairs of symbols there are. */
const PAIRS = 0x10000;

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

/** What it costs to look at a literal under a gram, in the words that budgets are counted in. */
const COST_OF_ENTRY = 2;

/** One pass over a text. */
interface Search {
  readonly text: string;
  readonly mark: number;
  readonly found: (rule: CompiledRule) => void;
  readonly budget: MatchingBudget;
}

/** Where literals stand by their grams: of four symbols, of two, of one. */
interface Tables {
  readonly long: GramTable;
  readonly short: GramTable;
  readonly single: GramTable;
  /** A bit for each two symbols of which both are a short gram, or the second is a single one. */
  readonly shortEnds: Int32Array;
}

/** Under which grams of each table the search has found everything already. One for all: a search is over before another can begin. */
const FOUND = { long: new FoundGrams(), short: new FoundGrams(), single: new FoundGrams() };

/** Marks of searches: each is larger than the one before, so that nothing has to be wiped in between. */
let searches = 0;

/**
 * Finds, in one pass over a text, the rules one of whose literals it contains. One set of literals of each rule is put
 * in, and of each literal one gram: four of its symbols (two of a literal of two or three, one of a single one), those
 * that fewest others are found by. A text's grams are looked up in bit sets; where bits are set, the literals under that gram
 * are compared. Time grows with the text and with what it contains, not with the number of rules. After multi-pattern
 * search by hashed blocks (S. Wu and U. Manber, "A Fast Algorithm for Multi-Pattern Searching", 1994), without its skips.
 *
 * An index never changes: `with` answers another one, which shares with it all that the change did not touch.
 */
export class LiteralIndex {
  private constructor(
    private readonly tables: Tables,
    private readonly placements: LayeredMap<CompiledRule, readonly Placement[]>,
    private readonly rules: number,
  ) {}

  static empty(): LiteralIndex {
    const [long, short, single] = [GramTable.empty(), GramTable.empty(), GramTable.empty()];
    const shortEnds = new Int32Array(PAIRS / 32);
    return new LiteralIndex({ long, short, single, shortEnds }, LayeredMap.empty(), 0);
  }

  get isEmpty(): boolean {
    return this.rules === 0;
  }

  /** This index without some rules and with others, all of which require a literal. */
  with(added: readonly CompiledRule[], removed: readonly CompiledRule[]): LiteralIndex {
    const { long, short, single, shortEnds } = this.tables;
    const tables: Tables = {
      long: long.fork(added.length),
      short: short.fork(0),
      single: single.fork(0),
      shortEnds: shortEnds.slice(),
    };
    const rules = this.rules + added.length - removed.length;
    const next = new LiteralIndex(tables, this.placements.fork(), rules);
    for (const rule of removed) next.remove(rule);
    for (const rule of added) next.add(rule);
    return next;
  }

  /**
   * Calls `found` with every rule one of whose literals is in the text, once each.
   * @throws Error when that would take more than is left of the budget
   */
  search(text: string, found: (rule: CompiledRule) => void, budget: MatchingBudget): void {
    const mark = ++searches;
    let search: Search | undefined;
    const { long, short, single, shortEnds } = this.tables;
    const { bits, shift } = long;
    const { length } = text;
    let window = 0;
    for (let i = 0; i < length; i++) {
      window = (window << 8) | (SYMBOLS[text.charCodeAt(i)] ?? 0);
      if (mayHave(bits, shift, window) && !FOUND.long.has(window, mark)) {
        search ??= { text, mark, found, budget };
        if (report(long.entriesOf(window), i - LONG + 1, search)) FOUND.long.add(window, mark);
      }
      if (((shortEnds[(window >>> 5) & 0x7ff] ?? 0) >>> (window & 31)) & 1) {
        search ??= { text, mark, found, budget };
        const pair = window & 0xffff;
        const symbol = window & 0xff;
        if (!FOUND.short.has(pair, mark) && report(short.entriesOf(pair), i - 1, search))
          FOUND.short.add(pair, mark);
        if (!FOUND.single.has(symbol, mark) && report(single.entriesOf(symbol), i, search))
          FOUND.single.add(symbol, mark);
      }
    }
  }

  private add(rule: CompiledRule): void {
    const places = this.bestSet(rule.literalSets);
    this.placements.set(rule, places);
    for (const place of places) {
      const { table, gram } = this.gramOf(place);
      table.add(gram, place, rule);
      if (table === this.tables.short) this.markEnd(gram);
      if (table === this.tables.single)
        for (let before = 0; before < 256; before++) this.markEnd((before << 8) | gram);
    }
  }

  private markEnd(pair: number): void {
    const { shortEnds } = this.tables;
    shortEnds[pair >>> 5] = (shortEnds[pair >>> 5] ?? 0) | (1 << (pair & 31));
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
    const { long, short, single } = this.tables;
    const width = widthOf(literal);
    let gram = 0;
    for (let i = offset; i < offset + width; i++) gram = (gram << 8) | literal.charCodeAt(i);
    return { table: width === LONG ? long : width === 2 ? short : single, gram };
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

/** Reports the rules whose literal stands at a place. Answers whether the search has found all of these literals by now. */
function report(entries: readonly LiteralEntry[] | undefined, position: number, search: Search): boolean {
  if (!entries) return true;
  const { text, mark, found, budget } = search;
  budget.spend(COST_OF_ENTRY * entries.length);
  // By index, as this is done for each place of a hostile text: an iterator would be an object each time where the engine has not
  // optimised it yet.
  let isAll = true;
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (!entry || entry.seenBy === mark) continue;
    if (!standsAt(entry.literal, text, position - entry.offset)) {
      isAll = false;
      continue;
    }
    entry.seenBy = mark;
    for (const rule of entry.rules) {
      if (rule.seenBy === mark) continue;
      rule.seenBy = mark;
      found(rule);
    }
  }
  return isAll;
}

function standsAt(literal: string, text: string, start: number): boolean {
  if (start < 0 || start + literal.length > text.length) return false;
  for (let i = 0; i < literal.length; i++) {
    if (literal.charCodeAt(i) !== SYMBOLS[text.charCodeAt(start + i)]) return false;
  }
  return true;
}
