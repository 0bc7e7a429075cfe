import { CandidateCounts } from './candidate-counts.js';
import { concludeTraining } from './conclude-training.js';
import type { Counts } from './counts.js';
import type { Estimator } from './estimator.js';
import { refusalOf, type LabelTotals } from './label-totals.js';
import { shortlist } from './mining/shortlist.js';
import { verificationPlan, type VerificationPlan } from './selection/verification-plan.js';
import { UnsafeCounts } from './unsafe-counts.js';
import { VerificationCounts } from './verification-counts.js';
import { PatternMatcher } from './pattern-matcher.js';

const NAME = 'mined';
const MODEL_VERSION = 'mined-5';
/** About so many safe actions are enough to find what is worth verifying. */
const SAFE_SAMPLE = 60_000;

interface AfterFirst extends LabelTotals {
  readonly survivors: string;
}

interface AfterSecond extends LabelTotals {
  readonly plan: VerificationPlan;
}

/**
 * Signed, validated rules over canonical forms, in three passes: what occurs in several unsafe commands; how often that is
 * in safe ones; and what the very patterns that could be proposed hit, by the policy's own matching.
 */
export const mined: Estimator = {
  name: NAME,
  modelVersion: MODEL_VERSION,
  passes: 3,
  open({ number, left }, matching): Counts {
    if (number === 0) return new UnsafeCounts(matching.seenForms);
    if (number === 1) {
      const { survivors, safeActions } = leftBy(left);
      const safeSample = Math.max(1, Math.round(safeActions / SAFE_SAMPLE));
      return new CandidateCounts(survivors, matching.seenForms, safeSample);
    }
    return new VerificationCounts(matcherOf(left, matching.shellTools));
  },
  end({ left }, counts, context) {
    const { settings } = context;
    if (counts instanceof UnsafeCounts) {
      const refusal = refusalOf(counts, settings);
      if (refusal) return { status: 'ended', outcome: refusal };
      const { safeActions, unsafeActions } = counts;
      const survivors = counts.survivors(Math.min(settings.minSupport, settings.minSkeletons.mined));
      return next({ safeActions, unsafeActions, survivors });
    }
    if (counts instanceof CandidateCounts) {
      const { safeActions, unsafeActions } = leftBy(left);
      const plan = verificationPlan(shortlist(counts, settings), context.activeRules);
      return next({ safeActions, unsafeActions, plan });
    }
    if (!(counts instanceof VerificationCounts)) throw new TypeError('These are counts of no pass');
    const { plan, safeActions, unsafeActions } = leftBy(left);
    const totals = { safeActions, unsafeActions };
    const outcome = concludeTraining({
      estimator: NAME,
      modelVersion: MODEL_VERSION,
      context,
      totals,
      plan,
      counts,
    });
    return { status: 'ended', outcome };
  },
};

function next(left: AfterFirst | AfterSecond): { status: 'next'; left: string } {
  return { status: 'next', left: JSON.stringify(left) };
}

function leftBy(left: string | null): AfterFirst & AfterSecond {
  if (left === null) throw new TypeError('The pass before this one left nothing');
  return JSON.parse(left) as AfterFirst & AfterSecond;
}

let lastMatcher: { readonly of: string; readonly matcher: PatternMatcher } | undefined;

/** Compiling takes longer than counting a small shard: the matcher of a run serves all its shards in a thread. */
function matcherOf(left: string | null, shellTools: readonly string[]): PatternMatcher {
  const of = `${shellTools.join(' ')}\n${left ?? ''}`;
  if (lastMatcher?.of === of) return lastMatcher.matcher;
  const patterns = leftBy(left).plan.patterns.map(({ pattern }) => pattern);
  const matcher = new PatternMatcher(patterns, shellTools);
  lastMatcher = { of, matcher };
  return matcher;
}
