import { commandKey, countedText } from './command-key.js';
import type { Counts } from './counts.js';
import { detached } from './detached.js';
import { DistinctSketch, type DistinctSketchJson } from './distinct-sketch.js';
import { GroupedHits, type GroupedHitsJson } from './grouped-hits.js';
import type { LabelledAction } from './labelled-action.js';
import type { PatternMatcher } from './pattern-matcher.js';
import { RepeatedCommands } from './repeated-commands.js';
import { textHash } from './text-hash.js';

/** What a pattern hits, by the keys of distinct commands. */
export interface PatternHits {
  readonly unsafe: DistinctSketch;
  readonly safe: DistinctSketch;
  /** The unsafe hits by agent. */
  readonly groups: GroupedHits;
}

type HitsJson = readonly [index: number, DistinctSketchJson, DistinctSketchJson, GroupedHitsJson];

/** Third counts as data, to travel between processes. */
export interface VerificationCountsJson {
  readonly version: 1;
  readonly unsafe: DistinctSketchJson;
  readonly safe: DistinctSketchJson;
  readonly agents: DistinctSketchJson;
  readonly hits: readonly HitsJson[];
  /** Commands by key, for examples. */
  readonly commands: readonly (readonly [number, string])[];
}

/** Examples of each class kept for a pattern. */
export const EXAMPLES = 5;
/** Characters of an example. */
const EXAMPLE_LENGTH = 300;
// Counts are exact up to these, and estimates beyond.
const HITS = 1_024;
const ALL_COMMANDS = 8_192;
const AGENTS = 64;
const COMMANDS_BEFORE_PRUNING = 20_000;

/** The third pass: what the very patterns that may be proposed hit, by the policy's own matching. */
export class VerificationCounts implements Counts {
  readonly unsafe = new DistinctSketch(ALL_COMMANDS);
  readonly safe = new DistinctSketch(ALL_COMMANDS);
  /** Agents with unsafe commands. */
  readonly agents = new DistinctSketch(AGENTS);
  readonly hits: readonly PatternHits[];
  private readonly repeated = new RepeatedCommands();
  private commands = new Map<number, string>();

  constructor(private readonly matcher: PatternMatcher) {
    this.hits = matcher.patterns.map(() => ({
      unsafe: new DistinctSketch(HITS),
      safe: new DistinctSketch(HITS),
      groups: new GroupedHits(),
    }));
  }

  add(action: LabelledAction, known?: number): void {
    const { label, contributor } = action;
    const text = countedText(action);
    const hash = known ?? textHash(text);
    if (this.repeated.has(action, hash, label === 'unsafe' ? (contributor ?? '') : '')) return;
    const key = commandKey(text, hash);
    this[label].add(key);
    const agent = label === 'unsafe' && contributor ? textHash(contributor) : null;
    if (agent !== null) this.agents.add(agent);
    for (const index of this.matcher.matches(action)) {
      const hits = this.hits[index];
      if (!hits) continue;
      hits[label].add(key);
      if (agent !== null) hits.groups.add(agent, key);
      if (isExample(hits[label], key)) this.keepCommand(key, action.command);
    }
  }

  merge(other: VerificationCountsJson): void {
    this.unsafe.merge(DistinctSketch.fromJSON(other.unsafe, ALL_COMMANDS));
    this.safe.merge(DistinctSketch.fromJSON(other.safe, ALL_COMMANDS));
    this.agents.merge(DistinctSketch.fromJSON(other.agents, AGENTS));
    for (const [index, unsafe, safe, groups] of other.hits) {
      const hits = this.hits[index];
      if (!hits) throw new RangeError(`There is no pattern ${index}`);
      hits.unsafe.merge(DistinctSketch.fromJSON(unsafe, HITS));
      hits.safe.merge(DistinctSketch.fromJSON(safe, HITS));
      hits.groups.merge(groups);
    }
    for (const [key, command] of other.commands) this.keepCommand(key, command);
  }

  /** Up to five commands of a sketch, each cut to 300 characters. */
  examples(sketch: DistinctSketch): string[] {
    return sketch.hashes.slice(0, EXAMPLES).flatMap((key) => this.commands.get(key) ?? []);
  }

  toJSON(): VerificationCountsJson {
    this.pruneCommands();
    return {
      version: 1,
      unsafe: this.unsafe.toJSON(),
      safe: this.safe.toJSON(),
      agents: this.agents.toJSON(),
      hits: this.hits.flatMap(({ unsafe, safe, groups }, index): HitsJson[] =>
        unsafe.size + safe.size === 0 ? [] : [[index, unsafe.toJSON(), safe.toJSON(), groups.toJSON()]],
      ),
      commands: [...this.commands].sort(([a], [b]) => a - b),
    };
  }

  private keepCommand(key: number, command: string): void {
    const text = detached(command.slice(0, EXAMPLE_LENGTH));
    const known = this.commands.get(key);
    if (known === undefined || text < known) this.commands.set(key, text);
    if (this.commands.size > COMMANDS_BEFORE_PRUNING) this.pruneCommands();
  }

  private pruneCommands(): void {
    const kept = new Map<number, string>();
    for (const { unsafe, safe } of this.hits)
      for (const sketch of [unsafe, safe])
        for (const key of sketch.hashes.slice(0, EXAMPLES)) {
          const command = this.commands.get(key);
          if (command !== undefined) kept.set(key, command);
        }
    this.commands = kept;
  }
}

function isExample(sketch: DistinctSketch, key: number): boolean {
  const last = sketch.hashes[EXAMPLES - 1];
  return last === undefined || key <= last;
}
