import { decodeCounts } from './bucket-codec.js';
import { DistinctSketch, type DistinctSketchJson } from './distinct-sketch.js';
import type { LabelledAction, SeenTexts } from './labelled-action.js';
import { BUCKETS, visitGrams } from './term-buckets.js';
import { isCandidate, termOf, type Term } from './term.js';
import { textHash } from './text-hash.js';
import { tokenise } from './tokenise.js';

/** What is counted of one term: the distinct commands that hold it, and who ran the unsafe ones. */
export interface TermCount {
  readonly unsafe: DistinctSketch;
  readonly safe: DistinctSketch;
  readonly agents: DistinctSketch;
}

/** Second counts as data, to travel between processes. */
export interface CandidateCountsJson {
  readonly version: 1;
  readonly unsafe: DistinctSketchJson;
  readonly safe: DistinctSketchJson;
  readonly terms: readonly (readonly [Term, DistinctSketchJson, DistinctSketchJson, DistinctSketchJson])[];
  /** Commands by hash, for examples. */
  readonly commands: readonly (readonly [number, string])[];
}

/** Examples of each class kept for a term. */
export const EXAMPLES = 5;
/** Characters of an example. */
export const EXAMPLE_LENGTH = 300;

// Counts are exact up to these, and estimates beyond.
const UNSAFE_COMMANDS = 1_024;
const SAFE_COMMANDS = 256;
const AGENTS = 64;
const ALL_COMMANDS = 4_096;
const COMMANDS_BEFORE_PRUNING = 20_000;

/** The second pass: the exact evidence of every term whose bucket survived the first. */
export class CandidateCounts {
  readonly unsafe = new DistinctSketch(ALL_COMMANDS);
  readonly safe = new DistinctSketch(ALL_COMMANDS);
  readonly terms = new Map<Term, TermCount>();
  private readonly surviving = new Uint8Array(BUCKETS);
  private commands = new Map<number, string>();

  /** `survivors` is what `UnsafeCounts.survivors` answered for the whole run. */
  constructor(
    survivors: string,
    private readonly seenTexts: SeenTexts,
  ) {
    for (const [bucket] of decodeCounts(survivors)) this.surviving[bucket] = 1;
  }

  add(action: LabelledAction): void {
    const command = textHash(action.command);
    this[action.label].add(command);
    for (const term of this.survivingTerms(action)) {
      const count = this.countOf(term);
      count[action.label].add(command);
      if (action.label === 'unsafe' && action.agentId) count.agents.add(textHash(action.agentId));
      if (isExample(count[action.label], command)) this.keepCommand(command, action.command);
    }
  }

  /** Adds what another shard counted. */
  merge(other: CandidateCountsJson): void {
    this.unsafe.merge(DistinctSketch.fromJSON(other.unsafe, ALL_COMMANDS));
    this.safe.merge(DistinctSketch.fromJSON(other.safe, ALL_COMMANDS));
    for (const [term, unsafe, safe, agents] of other.terms) {
      const count = this.countOf(term);
      count.unsafe.merge(DistinctSketch.fromJSON(unsafe, UNSAFE_COMMANDS));
      count.safe.merge(DistinctSketch.fromJSON(safe, SAFE_COMMANDS));
      count.agents.merge(DistinctSketch.fromJSON(agents, AGENTS));
    }
    for (const [hash, command] of other.commands) this.keepCommand(hash, command);
  }

  /** Up to five commands of a sketch, each cut to 300 characters. */
  examples(sketch: DistinctSketch): string[] {
    return sketch.hashes.slice(0, EXAMPLES).flatMap((hash) => this.commands.get(hash) ?? []);
  }

  toJSON(): CandidateCountsJson {
    this.pruneCommands();
    return {
      version: 1,
      unsafe: this.unsafe.toJSON(),
      safe: this.safe.toJSON(),
      terms: [...this.terms]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([term, count]) => [term, count.unsafe.toJSON(), count.safe.toJSON(), count.agents.toJSON()]),
      commands: [...this.commands].sort(([a], [b]) => a - b),
    };
  }

  private survivingTerms(action: LabelledAction): Set<Term> {
    const terms = new Set<Term>();
    for (const text of this.seenTexts(action)) {
      const tokens = tokenise(text);
      visitGrams(tokens, (bucket, start, end) => {
        if (!this.surviving[bucket]) return;
        const gram = tokens.slice(start, end);
        if (isCandidate(gram)) terms.add(termOf(gram));
      });
    }
    return terms;
  }

  private countOf(term: Term): TermCount {
    const known = this.terms.get(term);
    if (known) return known;
    const count = {
      unsafe: new DistinctSketch(UNSAFE_COMMANDS),
      safe: new DistinctSketch(SAFE_COMMANDS),
      agents: new DistinctSketch(AGENTS),
    };
    this.terms.set(term, count);
    return count;
  }

  private keepCommand(hash: number, command: string): void {
    this.commands.set(hash, command.slice(0, EXAMPLE_LENGTH));
    if (this.commands.size > COMMANDS_BEFORE_PRUNING) this.pruneCommands();
  }

  private pruneCommands(): void {
    const kept = new Map<number, string>();
    for (const count of this.terms.values())
      for (const sketch of [count.unsafe, count.safe])
        for (const hash of sketch.hashes.slice(0, EXAMPLES)) {
          const command = this.commands.get(hash);
          if (command !== undefined) kept.set(hash, command);
        }
    this.commands = kept;
  }
}

function isExample(sketch: DistinctSketch, hash: number): boolean {
  const last = sketch.hashes[EXAMPLES - 1];
  return last === undefined || hash <= last;
}
