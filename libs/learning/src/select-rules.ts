import type { CandidateCounts, TermCount } from './candidate-counts.js';
import { DistinctSketch } from './distinct-sketch.js';
import type { LearningSettings } from './learning-settings.js';
import { isOperator, termPattern, type Term } from './term.js';
import { ONE_SIDED_95, wilson } from './wilson.js';

/** A term with its evidence in one part of the data. */
export interface Candidate extends TermCount {
  readonly term: Term;
  readonly pattern: string;
  /** Distinct unsafe commands among the distinct commands that it hits, and the lower bound of that share. */
  readonly precision: number;
  readonly precisionLower: number;
  readonly words: number;
  /** Examples in which the term stands as it is written; in others, it is in a canonical form of theirs. */
  readonly asWritten: number;
}

/** What selection looks at: one part of the commands, and the patterns that are rules already. */
export interface Selection {
  readonly counts: CandidateCounts;
  /** Does a command, by its hash, belong to the part that is learned from? */
  readonly part: (hash: number) => boolean;
  readonly activePatterns: ReadonlySet<string>;
  readonly settings: LearningSettings;
}

/** The share of unsafe among the distinct commands of a part. */
export function baseRateOf(counts: CandidateCounts, part: (hash: number) => boolean): number {
  const unsafe = counts.unsafe.where(part).size;
  return unsafe / Math.max(1, unsafe + counts.safe.where(part).size);
}

/** All terms with enough support, judged on the part, best first. */
export function candidatesOf({ counts, part, settings }: Omit<Selection, 'activePatterns'>): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [term, count] of counts.terms) {
    const unsafe = count.unsafe.where(part);
    if (unsafe.size < settings.minSupport || !hasContrast(term, counts, settings)) continue;
    const safe = count.safe.where(part);
    const { value, low } = wilson(unsafe.size, unsafe.size + safe.size, ONE_SIDED_95);
    candidates.push({
      term,
      pattern: termPattern(term),
      unsafe,
      safe,
      agents: count.agents,
      precision: value,
      precisionLower: low,
      words: term.split(' ').length,
      asWritten: counts.examples(count.unsafe).filter((example) => example.includes(term)).length,
    });
  }
  return candidates.sort(byPreference);
}

const PLAIN_WORD = /^\w[\w.+-]*$/;

function hasContrast(term: Term, counts: CandidateCounts, { contrast }: LearningSettings): boolean {
  if (counts.safe.size < contrast.safeCommands) return true;
  const first = term.split(' ').find((word) => !isOperator(word));
  if (first === undefined || !PLAIN_WORD.test(first)) return true;
  return (counts.terms.get(first)?.safe.size ?? 0) >= contrast.seen;
}

/**
 * Chooses rules one by one, each for what it adds to those before it: unsafe commands caught, less the safe ones denied
 * at their cost. Signed: a term counts only when the lower bound of its precision is above both the threshold and the
 * base rate, so that what speaks for safe never becomes a deny.
 */
export function selectRules(selection: Selection): Candidate[] {
  const { counts, part, activePatterns, settings } = selection;
  const baseRate = baseRateOf(counts, part);
  const unsafeHit = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const safeHit = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const take = (candidate: Candidate) => {
    unsafeHit.merge(candidate.unsafe);
    safeHit.merge(candidate.safe);
  };
  let open: Candidate[] = [];
  for (const candidate of candidatesOf(selection)) {
    if (activePatterns.has(candidate.pattern)) take(candidate);
    else if (candidate.precisionLower >= settings.minPrecisionLower && candidate.precisionLower > baseRate)
      open.push(candidate);
  }
  const chosen: Candidate[] = [];
  while (chosen.length < settings.topN) {
    let best: { candidate: Candidate; gain: number } | undefined;
    open = open.filter((candidate) => candidate.unsafe.sizeWithout(unsafeHit) >= settings.minSupport);
    for (const candidate of open) {
      const gain =
        candidate.unsafe.sizeWithout(unsafeHit) - settings.safeCost * candidate.safe.sizeWithout(safeHit);
      if (gain > 0 && gain > (best?.gain ?? 0)) best = { candidate, gain };
    }
    if (!best) break;
    take(best.candidate);
    chosen.push(best.candidate);
  }
  return chosen;
}

/** Of equals the surer first, then the more specific, then the one that reads as people wrote it. */
function byPreference(a: Candidate, b: Candidate): number {
  return (
    b.precisionLower - a.precisionLower ||
    b.words - a.words ||
    b.asWritten - a.asWritten ||
    (a.term < b.term ? -1 : 1)
  );
}
