import { partOf } from './command-key.js';
import { DistinctSketch } from './distinct-sketch.js';
import type { RuleProposal } from './selection/rule-proposal.js';
import { within, type Part } from './selection/verified-pattern.js';
import { share, type Share } from './wilson.js';

/** How well rules do on commands that took no part in choosing or validating them. */
export interface HeldOutMetrics {
  /** Rules learned without the held-out commands. */
  readonly rules: number;
  /** Distinct held-out commands of each class. */
  readonly safeCommands: number;
  readonly unsafeCommands: number;
  readonly deniedSafe: number;
  readonly deniedUnsafe: number;
  /** Held for review, and not denied. */
  readonly heldSafe: number;
  readonly heldUnsafe: number;
  /** Of what is denied, how much is unsafe. */
  readonly precision: Share | null;
  /** Of what is unsafe, how much is denied. */
  readonly recall: Share | null;
  /** Of what is safe, how much is denied. */
  readonly falseDenyRate: Share | null;
  /** The same with the first deny rule alone, with the first two, and so on, in the order in which they were chosen. */
  readonly curve: readonly HeldOutPoint[];
  /** The precision to expect where this share of the actions is unsafe. */
  readonly atPrevalence: { readonly prevalence: number; readonly precision: number } | null;
}

/** What the first so many deny rules deny of the held-out commands. */
export interface HeldOutPoint {
  readonly rules: number;
  readonly deniedSafe: number;
  readonly deniedUnsafe: number;
}

/** The parts of the data, by skeleton: what rules are learned from, validated on, and measured on. */
export const PARTS: Readonly<Record<'learn' | 'validate' | 'test', Part>> = {
  learn: (key) => partOf(key) < 6,
  validate: (key) => partOf(key) === 6 || partOf(key) === 7,
  test: (key) => partOf(key) > 7,
};

/** Measures rules on the test part. */
export function heldOutMetrics(
  rules: readonly RuleProposal[],
  commands: { readonly unsafe: DistinctSketch; readonly safe: DistinctSketch },
  prevalence: number,
): HeldOutMetrics {
  const denying = rules.filter(({ tier }) => tier === 'deny');
  const denied = hitsOf(denying);
  const held = hitsOf(rules.filter(({ tier }) => tier === 'review'));
  const unsafeCommands = Math.round(commands.unsafe.where(PARTS.test).size);
  const safeCommands = Math.round(commands.safe.where(PARTS.test).size);
  const deniedUnsafe = Math.min(unsafeCommands, Math.round(denied.unsafe.size));
  const deniedSafe = Math.min(safeCommands, Math.round(denied.safe.size));
  const recall = share(deniedUnsafe, unsafeCommands);
  const falseDenyRate = share(deniedSafe, safeCommands);
  return {
    rules: rules.length,
    safeCommands,
    unsafeCommands,
    deniedSafe,
    deniedUnsafe,
    heldSafe: Math.round(held.safe.sizeWithout(denied.safe)),
    heldUnsafe: Math.round(held.unsafe.sizeWithout(denied.unsafe)),
    precision: share(deniedUnsafe, deniedUnsafe + deniedSafe),
    recall,
    falseDenyRate,
    curve: curveOf(denying),
    atPrevalence: recall && falseDenyRate && precisionAt(prevalence, recall.value, falseDenyRate.value),
  };
}

function hitsOf(rules: readonly RuleProposal[]): { unsafe: DistinctSketch; safe: DistinctSketch } {
  const unsafe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const safe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  for (const rule of rules) {
    const hits = within(rule.allHits, PARTS.test);
    unsafe.merge(hits.unsafe);
    safe.merge(hits.safe);
  }
  return { unsafe, safe };
}

function curveOf(rules: readonly RuleProposal[]): HeldOutPoint[] {
  const unsafe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const safe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  return rules.map(({ allHits }, at) => {
    const hits = within(allHits, PARTS.test);
    unsafe.merge(hits.unsafe);
    safe.merge(hits.safe);
    return { rules: at + 1, deniedSafe: Math.round(safe.size), deniedUnsafe: Math.round(unsafe.size) };
  });
}

function precisionAt(
  prevalence: number,
  recall: number,
  falseDenyRate: number,
): { prevalence: number; precision: number } | null {
  const right = prevalence * recall;
  const all = right + (1 - prevalence) * falseDenyRate;
  return all > 0 ? { prevalence, precision: Math.round((right / all) * 10_000) / 10_000 } : null;
}
