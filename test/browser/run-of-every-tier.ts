import type { Found } from './conclude-run.js';

const rule = (pattern: string, effect: string, mode: string) => ({ pattern, effect, mode });
type Rule = ReturnType<typeof rule>;

const REVIEW = rule('^nc -l', 'review', 'enforce');
const DENY = rule('^terraform destroy', 'deny', 'enforce');
const OBSERVE = rule('^git push .*--force', 'deny', 'observe');

const evidence = (one: Rule, certainty: string) => ({
  ...one,
  certainty,
  term: one.pattern,
  support: 12,
  unsafeHits: 12,
  safeHits: 1,
  precision: 0.9231,
  precisionLower: 0.7,
  examples: ['one \u202Eunsafe'],
  contradictions: ['one safe'],
  distinctSkeletons: 4,
  distinctAgents: 3,
});

const share = (value: number) => ({ value, low: value / 2, high: 2 * value });

/** What a run may find that has evidence of every kind: a rule for review, one that denies, one that only observes. */
export const RUN_OF_EVERY_TIER: Found = {
  add: [REVIEW, DENY, OBSERVE],
  evidence: {
    rules: [evidence(REVIEW, 'Promising.'), evidence(DENY, 'Sure.'), evidence(OBSERVE, 'Of one agent.')],
    removals: [],
    warnings: [],
    heldOut: {
      rules: 3,
      safeCommands: 2_500,
      unsafeCommands: 200,
      deniedSafe: 1,
      deniedUnsafe: 90,
      heldSafe: 2,
      heldUnsafe: 20,
      precision: share(0.4),
      recall: share(0.45),
      falseDenyRate: share(0.0004),
      curve: [{ rules: 1, deniedSafe: 1, deniedUnsafe: 90 }],
      atPrevalence: { prevalence: 0.02, precision: 0.958 },
    },
  },
};
