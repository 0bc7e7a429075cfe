import { DistinctSketch } from './distinct-sketch.js';
import { selectRules, type Selection } from './select-rules.js';
import { share, type Share } from './wilson.js';

/** How well rules learned from seven tenths of the commands do on the other three tenths. */
export interface HeldOutMetrics {
  /** Rules learned without the held-out commands. */
  readonly rules: number;
  /** Distinct held-out commands of each class. */
  readonly safeCommands: number;
  readonly unsafeCommands: number;
  readonly deniedSafe: number;
  readonly deniedUnsafe: number;
  /** Of what is denied, how much is unsafe. */
  readonly precision: Share | null;
  /** Of what is unsafe, how much is denied. */
  readonly recall: Share | null;
  /** Of what is safe, how much is denied. */
  readonly falseDenyRate: Share | null;
}

/** A command's hash decides alone where it belongs, so that the split is the same in every shard and run. */
export function isHeldOut(hash: number): boolean {
  return hash % 10 < 3;
}

/** Learns from the commands that are not held out, and measures on those that are. */
export function evaluateHeldOut(selection: Omit<Selection, 'part'>): HeldOutMetrics {
  const { counts } = selection;
  const rules = selectRules({ ...selection, part: (hash) => !isHeldOut(hash) });
  const unsafeHit = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const safeHit = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  for (const rule of rules) {
    const all = counts.terms.get(rule.term);
    if (!all) continue;
    unsafeHit.merge(all.unsafe.where(isHeldOut));
    safeHit.merge(all.safe.where(isHeldOut));
  }
  const unsafeCommands = Math.round(counts.unsafe.where(isHeldOut).size);
  const safeCommands = Math.round(counts.safe.where(isHeldOut).size);
  const deniedUnsafe = Math.min(unsafeCommands, Math.round(unsafeHit.size));
  const deniedSafe = Math.min(safeCommands, Math.round(safeHit.size));
  return {
    rules: rules.length,
    safeCommands,
    unsafeCommands,
    deniedSafe,
    deniedUnsafe,
    precision: share(deniedUnsafe, deniedUnsafe + deniedSafe),
    recall: share(deniedUnsafe, unsafeCommands),
    falseDenyRate: share(deniedSafe, safeCommands),
  };
}
