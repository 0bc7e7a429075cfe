import { commandKey, countedText } from './command-key.js';
import type { Counts } from './counts.js';
import { DistinctSketch, type DistinctSketchJson } from './distinct-sketch.js';
import type { LabelledAction, SeenForms, TrainingLabel } from './labelled-action.js';
import { atomValue } from './mining/atom.js';
import { BucketGate } from './mining/bucket-gate.js';
import type { Candidate } from './mining/candidate.js';
import { visitCandidates, writtenOut, type OfferedCandidate } from './mining/visit-candidates.js';
import { KnownCandidates, type KnownCandidate } from './mining/known-candidates.js';
import { RepeatedCommands } from './repeated-commands.js';
import { textHash } from './text-hash.js';

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
  /** Of all commands, only how many there are is asked; of safe ones, these are the looked at. */
  readonly unsafe = new DistinctSketch(SAFE_COMMANDS * 16);
  readonly safe = new DistinctSketch(SAFE_COMMANDS * 16);
  readonly candidates = new Map<Candidate, CandidateCount>();
  private readonly surviving: BucketGate;
  private readonly known = new KnownCandidates();
  /** The number of the command that is being counted, from 1 on. */
  private serial = 0;
  private readonly repeated = new RepeatedCommands();

  /**
   * `survivors` is what `UnsafeCounts.survivors` answered for the whole run. Of safe commands, one of `safeSample` is looked
   * at, chosen by the hash of its text, whatever the shard: that finds what is worth verifying, and verification looks at all of them.
   */
  constructor(
    survivors: string,
    private readonly seenForms: SeenForms,
    private readonly safeSample = 1,
  ) {
    this.surviving = new BucketGate(survivors);
  }

  passesBy(label: TrainingLabel, hash: number): boolean {
    return label === 'safe' && hash % this.safeSample !== 0;
  }

  add(action: LabelledAction, known?: number): void {
    const text = countedText(action);
    const hash = known ?? textHash(text);
    // Before all else, as most rows of much telemetry end here.
    if (this.passesBy(action.label, hash)) return;
    if (this.repeated.has(action, hash)) return;
    const command = commandKey(text, hash);
    this[action.label].add(command);
    this.serial += 1;
    const count = (_: number, offered: OfferedCandidate): void => this.count(offered, action, command);
    visitCandidates(this.seenForms(action), count, this.surviving);
  }

  /** How many distinct safe commands there are, those included that were not looked at. */
  get safeCommands(): number {
    return this.safe.size * this.safeSample;
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

  private count(offered: OfferedCandidate, action: LabelledAction, command: number): void {
    const known = this.knownOf(offered);
    if (known.countedIn === this.serial) return;
    known.countedIn = this.serial;
    const { count } = known;
    count[action.label].add(command);
    if (action.label === 'unsafe') count.written ||= isWritten(offered, action.command);
  }

  /** A candidate's text is written once, when it is new. */
  private knownOf(offered: OfferedCandidate): KnownCandidate {
    return this.known.get(offered) ?? this.known.add(offered, this.countOf(writtenOut(offered)));
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

function isWritten({ kind, first, second }: OfferedCandidate, command: string): boolean {
  const atoms = kind === '|' ? [] : [first, second];
  return atoms.every((atom) => atom === '' || command.includes(atomValue(atom)));
}
