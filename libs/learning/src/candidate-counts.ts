import { decodeCounts } from './bucket-codec.js';
import { commandKey } from './command-key.js';
import type { Counts } from './counts.js';
import { DistinctSketch, type DistinctSketchJson } from './distinct-sketch.js';
import type { LabelledAction, SeenForms } from './labelled-action.js';
import { atomValue } from './mining/atom.js';
import { atomsIn, type Candidate } from './mining/candidate.js';
import { BUCKETS, visitCandidates } from './mining/visit-candidates.js';
import { RepeatedCommands } from './repeated-commands.js';

/** The distinct commands in which a candidate occurs, by their keys. */
export interface CandidateCount {
  readonly unsafe: DistinctSketch;
  readonly safe: DistinctSketch;
  /** Whether it stands in some unsafe command as it is written; in others, it is in a canonical form of theirs. */
  written: boolean;
}

type CandidateJson = readonly [
  candidate: Candidate,
  unsafe: DistinctSketchJson,
  safe: DistinctSketchJson,
  written: boolean,
];

/** Second counts as data, to travel between processes. */
export interface CandidateCountsJson {
  readonly version: 2;
  readonly unsafe: DistinctSketchJson;
  readonly safe: DistinctSketchJson;
  readonly candidates: readonly CandidateJson[];
}

// Counts are exact up to these, and estimates beyond.
const UNSAFE_COMMANDS = 512;
const SAFE_COMMANDS = 64;

/** The second pass: the exact evidence of every candidate whose bucket survived the first. */
export class CandidateCounts implements Counts {
  /** Of all commands, only how many there are is asked. */
  readonly unsafe = new DistinctSketch(SAFE_COMMANDS * 16);
  readonly safe = new DistinctSketch(SAFE_COMMANDS * 16);
  readonly candidates = new Map<Candidate, CandidateCount>();
  private readonly surviving = new Uint8Array(BUCKETS);
  private readonly repeated = new RepeatedCommands();

  /**
   * `survivors` is what `UnsafeCounts.survivors` answered for the whole run. Of safe commands, one of `safeSample` is looked
   * at: that finds what is worth verifying, and verification looks at all of them.
   */
  constructor(
    survivors: string,
    private readonly seenForms: SeenForms,
    private readonly safeSample = 1,
  ) {
    for (const [bucket] of decodeCounts(survivors)) this.surviving[bucket] = 1;
  }

  add(action: LabelledAction): void {
    if (this.repeated.has(action)) return;
    const command = commandKey(action);
    this[action.label].add(command);
    if (action.label === 'safe' && command % this.safeSample !== 0) return;
    const found = new Set<Candidate>();
    visitCandidates(this.seenForms(action), (_, candidate) => found.add(candidate()), this.surviving);
    for (const candidate of found) {
      const count = this.countOf(candidate);
      count[action.label].add(command);
      if (action.label === 'unsafe') count.written ||= isWritten(candidate, action.command);
    }
  }

  merge(other: CandidateCountsJson): void {
    this.unsafe.merge(DistinctSketch.fromJSON(other.unsafe, this.unsafe.capacity));
    this.safe.merge(DistinctSketch.fromJSON(other.safe, this.safe.capacity));
    for (const [candidate, unsafe, safe, written] of other.candidates) {
      const count = this.countOf(candidate);
      count.unsafe.merge(DistinctSketch.fromJSON(unsafe, UNSAFE_COMMANDS));
      count.safe.merge(DistinctSketch.fromJSON(safe, SAFE_COMMANDS));
      count.written ||= written;
    }
  }

  toJSON(): CandidateCountsJson {
    return {
      version: 2,
      unsafe: this.unsafe.toJSON(),
      safe: this.safe.toJSON(),
      candidates: [...this.candidates]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([candidate, { unsafe, safe, written }]) => [
          candidate,
          unsafe.toJSON(),
          safe.toJSON(),
          written,
        ]),
    };
  }

  private countOf(candidate: Candidate): CandidateCount {
    const known = this.candidates.get(candidate);
    if (known) return known;
    const unsafe = new DistinctSketch(UNSAFE_COMMANDS);
    const safe = new DistinctSketch(SAFE_COMMANDS);
    const count = { unsafe, safe, written: false };
    this.candidates.set(candidate, count);
    return count;
  }
}

function isWritten(candidate: Candidate, command: string): boolean {
  return atomsIn(candidate).every((atom) => command.includes(atomValue(atom)));
}
