/** What a run can be told. */
export interface LearningSettings {
  /** Rules to suggest at most. */
  readonly topN: number;
  /**
   * Distinct unsafe commands that a mined rule must hit. Known dangers that fewer skeletons of large telemetry speak for are
   * proposed as one rule with another danger.
   */
  readonly minSupport: number;
  /** Distinct unsafe commands that a rule must add to what the rules before it hit. */
  readonly minGain: number;
  /**
   * And the share of its own hits that these must be, over the rules before it and in the end over all others: most of what
   * a rule hits no other rule hits, or on other commands it would likely be redundant.
   */
  readonly minGainShare: number;
  /** Labelled actions without which nothing is learned. */
  readonly minActions: number;
  /** What the lower bound (95 %, one-sided) of a rule's precision must reach to stop anything. Five hits of five reach .65. */
  readonly minPrecisionLower: number;
  /** What it must reach to be observed: three of three reach .53. */
  readonly observePrecisionLower: number;
  /** How many unsafe commands caught make up for one safe command denied. */
  readonly safeCost: number;
  /** Share of the safe commands that the proposed rules may deny in all, in the data that they are learned from. */
  readonly safeBudget: number;
  /**
   * A rule is vetoed when its safe hits on validation commands pass this share of its unsafe ones there; a single safe hit
   * alone vetoes only what loses its certainty by it. A part of a known danger is left out when its safe hits pass this share
   * of its support, or leave it without the certainty of a mined rule.
   */
  readonly vetoShare: number;
  /**
   * What share of false discoveries is accepted among the mined rules that deny (Benjamini and Hochberg); what would be
   * certain by itself, and not among so many that were tried, is for review.
   */
  readonly falseDiscoveries: number;
  /**
   * From `safeCommands` distinct safe commands on, telemetry is large: evidence counts distinct skeletons, a program must be
   * in `seen` safe commands (what safe telemetry never ran is new, not unsafe), and a rule must name more than flags and
   * ordinary words to deny. Smaller telemetry can't tell, and is not asked.
   */
  readonly contrast: { readonly safeCommands: number; readonly seen: number };
  /**
   * Distinct skeletons of unsafe commands that large telemetry must have: for a mined rule, and for a known danger, which
   * is known before, and needs no more than safe commands that do not speak against it.
   */
  readonly minSkeletons: { readonly mined: number; readonly danger: number };
  /**
   * With at least `agents` agents in the unsafe telemetry, one of them contributes at most this share of what counts for a
   * rule.
   */
  readonly contribution: { readonly agents: number; readonly share: number };
  /** How many times its old evidence a rejected pattern must have to be proposed again. */
  readonly rejectedGrowth: number;
  /** The share of unsafe among the actions of a fleet, for stating what precision to expect. */
  readonly prevalence: number;
}

export const DEFAULT_SETTINGS: LearningSettings = {
  topN: 20,
  minSupport: 5,
  minGain: 2,
  minGainShare: 0.5,
  minActions: 10,
  minPrecisionLower: 0.6,
  observePrecisionLower: 0.5,
  safeCost: 4,
  safeBudget: 0.0005,
  vetoShare: 0.25,
  falseDiscoveries: 0.05,
  contrast: { safeCommands: 2_000, seen: 10 },
  minSkeletons: { mined: 3, danger: 1 },
  contribution: { agents: 3, share: 0.5 },
  rejectedGrowth: 2,
  prevalence: 0.02,
};
