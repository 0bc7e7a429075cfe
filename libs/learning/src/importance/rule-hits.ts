import type { RankedTerm } from './importance-model.js';
import type { ImportanceRow } from './train-importance.js';

/** What one rule would have denied. */
export interface RuleHit {
  readonly pattern: string;
  readonly unsafeHits: number;
  readonly safeHits: number;
  /** Unsafe commands that it hits, five at most. */
  readonly examples: readonly string[];
  /** Safe commands that it hits, five at most. */
  readonly contradictions: readonly string[];
}

/** Hits as data, to travel between processes. */
export interface RuleHitsJson {
  readonly version: 1;
  readonly rules: readonly RuleHit[];
  readonly totals: RuleTotals;
}

/** All rules together. */
export interface RuleTotals {
  readonly safeRows: number;
  readonly unsafeRows: number;
  /** Rows that at least one rule hits. */
  readonly deniedSafe: number;
  readonly deniedUnsafe: number;
}

const EXAMPLES = 5;
const EXAMPLE_LENGTH = 300;
/** `\s` of RE2; that of JavaScript takes more. */
const RE2_SPACE = '[\\t\\n\\f\\r ]';

interface Rule {
  readonly pattern: string;
  readonly regExp: RegExp;
  /** Searched for first, which is many times faster: a text without it has no match. */
  readonly word: string;
  readonly hits: { safe: number; unsafe: number };
  readonly examples: { safe: string[]; unsafe: string[] };
}

/** Counts the labelled commands that rules made of terms hit. Additive: shards count alone, and merge. */
export class RuleHits {
  private readonly rules: readonly Rule[];
  private rows = { safe: 0, unsafe: 0 };
  private denied = { safe: 0, unsafe: 0 };

  /** `texts` answers what a rule is tried on for a row; the command as it was sent unless told otherwise. */
  constructor(
    terms: readonly Pick<RankedTerm, 'term' | 'pattern'>[],
    private readonly texts: (row: ImportanceRow) => readonly string[] = ({ command }) => [command],
  ) {
    this.rules = terms.map(({ term, pattern }) => ({
      pattern,
      regExp: new RegExp(pattern.replaceAll('\\s', RE2_SPACE)),
      word: term.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest)),
      hits: { safe: 0, unsafe: 0 },
      examples: { safe: [], unsafe: [] },
    }));
  }

  add(row: ImportanceRow): void {
    const texts = this.texts(row);
    let denied = false;
    for (const { regExp, word, hits, examples } of this.rules) {
      if (!texts.some((text) => text.includes(word) && regExp.test(text))) continue;
      denied = true;
      hits[row.label] += 1;
      keepExample(examples[row.label], row.command.slice(0, EXAMPLE_LENGTH));
    }
    this.rows[row.label] += 1;
    if (denied) this.denied[row.label] += 1;
  }

  /** Adds what another shard counted for the same rules. @throws Error when they are others */
  merge({ rules, totals }: RuleHitsJson): void {
    this.rules.forEach(({ pattern, hits, examples }, index) => {
      const other = rules[index];
      if (other?.pattern !== pattern) throw new Error('Hits of other rules can’t be added.');
      hits.safe += other.safeHits;
      hits.unsafe += other.unsafeHits;
      for (const example of other.examples) keepExample(examples.unsafe, example);
      for (const example of other.contradictions) keepExample(examples.safe, example);
    });
    this.rows.safe += totals.safeRows;
    this.rows.unsafe += totals.unsafeRows;
    this.denied.safe += totals.deniedSafe;
    this.denied.unsafe += totals.deniedUnsafe;
  }

  toJSON(): RuleHitsJson {
    const rules = this.rules.map(({ pattern, hits, examples }) => ({
      pattern,
      unsafeHits: hits.unsafe,
      safeHits: hits.safe,
      examples: examples.unsafe,
      contradictions: examples.safe,
    }));
    const totals = {
      safeRows: this.rows.safe,
      unsafeRows: this.rows.unsafe,
      deniedSafe: this.denied.safe,
      deniedUnsafe: this.denied.unsafe,
    };
    return { version: 1, rules, totals };
  }
}

/** Keeps the first ones by their text, so that the same rows give the same examples in whatever order. */
function keepExample(kept: string[], example: string): void {
  const last = kept.at(-1);
  if ((kept.length === EXAMPLES && last !== undefined && example >= last) || kept.includes(example)) return;
  kept.push(example);
  kept.sort();
  kept.length = Math.min(kept.length, EXAMPLES);
}
