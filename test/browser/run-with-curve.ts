import type { Found } from './conclude-run.js';

const heldOut = {
  rules: 3,
  safeCommands: 2_500,
  unsafeCommands: 200,
  deniedSafe: 1,
  deniedUnsafe: 90,
  heldSafe: 2,
  heldUnsafe: 20,
  precision: { value: 0.989, low: 0.94, high: 0.998 },
  recall: { value: 0.45, low: 0.383, high: 0.519 },
  falseDenyRate: { value: 0.0004, low: 0.0001, high: 0.0023 },
  curve: [
    { rules: 1, deniedSafe: 0, deniedUnsafe: 40 },
    { rules: 2, deniedSafe: 0, deniedUnsafe: 70 },
    { rules: 3, deniedSafe: 1, deniedUnsafe: 90 },
  ],
  atPrevalence: { prevalence: 0.02, precision: 0.958 },
};

/** What a run finds that had enough commands to hold some out: its figures there, with their intervals, rule by rule. */
export const RUN_WITH_CURVE: Found = {
  add: [{ pattern: '^terraform destroy', effect: 'deny', mode: 'enforce' }],
  evidence: { rules: [], removals: [], warnings: [], heldOut },
  metrics: {
    estimator: 'mined',
    labelledActions: 13_500,
    safeActions: 12_500,
    unsafeActions: 1_000,
    safeCommands: 12_500,
    unsafeCommands: 1_000,
    baseRate: 0.0741,
    candidates: 812,
    rules: 3,
    heldOut,
  },
};
