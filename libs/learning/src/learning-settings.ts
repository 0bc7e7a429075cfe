/** What a run can be told. */
export interface LearningSettings {
  /** Rules to suggest at most. */
  readonly topN: number;
  /** Distinct unsafe commands that a rule must hit, and add to what the rules before it hit. */
  readonly minSupport: number;
  /** Labelled actions without which nothing is learned. */
  readonly minActions: number;
  /** What the lower bound (95 %, one-sided) of a rule's precision must reach. Five hits of five reach .65. */
  readonly minPrecisionLower: number;
  /** How many unsafe commands caught make up for one safe command denied. */
  readonly safeCost: number;
  /**
   * With at least `safeCommands` distinct safe commands, a term's first word must be in `seen` of them: a program that
   * safe telemetry never ran is new, not unsafe. Smaller telemetry can't tell, and is not asked.
   */
  readonly contrast: { readonly safeCommands: number; readonly seen: number };
}

export const DEFAULT_SETTINGS: LearningSettings = {
  topN: 20,
  minSupport: 5,
  minActions: 10,
  minPrecisionLower: 0.6,
  safeCost: 4,
  contrast: { safeCommands: 2_000, seen: 10 },
};
