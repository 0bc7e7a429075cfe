import type { CandidateCount, CandidateCounts } from '../candidate-counts.js';
import { skeletonHash } from '../command-key.js';
import type { DistinctSketch } from '../distinct-sketch.js';
import type { LearningSettings } from '../learning-settings.js';
import { isAcceptable } from '../selection/acceptable-pattern.js';
import { ONE_SIDED_95, wilson } from '../wilson.js';
import { atomKind } from './atom.js';
import {
  atomsIn,
  candidatePattern,
  candidateText,
  isStrong,
  programOf,
  sizeOf,
  type Candidate,
} from './candidate.js';

/** A mined pattern that is worth verifying. */
export interface MinedPattern {
  readonly pattern: string;
  readonly term: string;
  /** Whether it names more than flags and ordinary words. */
  readonly strong: boolean;
  /** Whether safe telemetry knows its program. */
  readonly familiar: boolean;
}

/** What the second pass leaves. */
export interface Shortlist {
  readonly patterns: readonly MinedPattern[];
  /** Candidates with enough support: how many were tried. */
  readonly tried: number;
  /** The best of them that is not good enough, when none is. */
  readonly best: { readonly term: string; readonly precisionLower: number } | null;
}

/** Patterns verified at most. */
const LONGEST = 400;

interface Judged extends MinedPattern {
  readonly candidate: Candidate;
  readonly support: number;
  readonly precisionLower: number;
  readonly written: boolean;
  /** What it hits, to find others that hit the same. */
  readonly hits: string;
}

/** Is there so much safe telemetry that what it lacks means something? */
export function isLarge(safeCommands: number, { contrast }: LearningSettings): boolean {
  return safeCommands >= contrast.safeCommands;
}

/** What counts as support: distinct commands, in large telemetry distinct skeletons. */
export function supportOf(unsafe: DistinctSketch, large: boolean): number {
  if (!large) return unsafe.size;
  const { hashes } = unsafe;
  return hashes.length === 0
    ? 0
    : new Set(hashes.map(skeletonHash)).size * Math.max(1, unsafe.size / hashes.length);
}

/** Chooses the candidates whose patterns are to be verified: the best, one of those that hit the same commands. */
export function shortlist(counts: CandidateCounts, settings: LearningSettings): Shortlist {
  const large = isLarge(counts.safeCommands, settings);
  const minSupport = large ? settings.minSkeletons.mined : settings.minSupport;
  const judged: Judged[] = [];
  let tried = 0;
  let best: Shortlist['best'] = null;
  for (const [candidate, count] of counts.candidates) {
    const support = supportOf(count.unsafe, large);
    if (support < minSupport || candidate.startsWith('x')) continue;
    tried += 1;
    const precisionLower = lowerBound(support, count.safe.size);
    if (!best || isBetter(best, { term: candidateText(candidate), precisionLower }))
      best = { term: candidateText(candidate), precisionLower };
    if (precisionLower < settings.observePrecisionLower) continue;
    judged.push(judgedOf({ candidate, count, support, precisionLower }, counts, settings));
  }
  return { patterns: firstAcceptable(judged.sort(byPreference)), tried, best };
}

/** Asking whether the policy accepts a pattern compiles it: only as many are asked about as are needed. */
function firstAcceptable(judged: readonly Judged[]): MinedPattern[] {
  const found: MinedPattern[] = [];
  for (const { pattern, term, strong, familiar } of distinct(judged)) {
    if (found.length === LONGEST) break;
    if (isAcceptable(pattern)) found.push({ pattern, term, strong, familiar });
  }
  return found;
}

/** The lower bound of the precision that so many unsafe and safe commands speak for. */
export function lowerBound(unsafe: number, safe: number): number {
  return unsafe + safe > 0 ? wilson(unsafe, unsafe + safe, ONE_SIDED_95).low : 0;
}

function judgedOf(
  found: { candidate: Candidate; count: CandidateCount; support: number; precisionLower: number },
  counts: CandidateCounts,
  settings: LearningSettings,
): Judged {
  const { candidate, count, support, precisionLower } = found;
  const program = programOf(candidate);
  const safeRuns = program === undefined ? Infinity : (counts.candidates.get(`p ${program}`)?.safe.size ?? 0);
  return {
    candidate,
    pattern: candidatePattern(candidate),
    term: candidateText(candidate),
    strong: isStrong(candidate),
    familiar: safeRuns >= settings.contrast.seen,
    support,
    precisionLower,
    written: count.written,
    hits: `${count.unsafe.hashes.join()} ${count.safe.hashes.join()}`,
  };
}

function isBetter(one: NonNullable<Shortlist['best']>, other: NonNullable<Shortlist['best']>): boolean {
  return (
    other.precisionLower > one.precisionLower ||
    (other.precisionLower === one.precisionLower && other.term < one.term)
  );
}

/** Parts of words that a candidate names, rather than whole words. */
function vagueness(candidate: Candidate): number {
  return atomsIn(candidate).filter((atom) => atomKind(atom) !== '=').length;
}

/** Strong ones of familiar programs first, then by evidence; of equals the plainer and shorter. */
function byPreference(a: Judged, b: Judged): number {
  return (
    Number(b.strong && b.familiar) - Number(a.strong && a.familiar) ||
    b.precisionLower - a.precisionLower ||
    b.support - a.support ||
    Number(b.written) - Number(a.written) ||
    vagueness(a.candidate) - vagueness(b.candidate) ||
    sizeOf(a.candidate) - sizeOf(b.candidate) ||
    (a.candidate < b.candidate ? -1 : 1)
  );
}

function* distinct(judged: readonly Judged[]): Generator<Judged> {
  const met = new Set<string>();
  for (const one of judged) {
    if (met.has(one.hits)) continue;
    met.add(one.hits);
    yield one;
  }
}
