import type { DirectionCounts } from './flip-counts.js';
import type { Effect } from './rule.js';

/** A person's word on an action. */
export type Label = 'safe' | 'unsafe' | 'unknown';

/** How many actions carry which label; `none`: nobody has labelled them. */
export type LabelCounts = Readonly<Record<Label | 'none', number>>;

/** One action whose decision flips. */
export interface FlipExample {
  readonly actionId: string;
  readonly agentId: string | null;
  readonly tool: string;
  readonly command: string;
  readonly label: Label | null;
  /** The rules of the proposed policy that match it, and its sentence. */
  readonly ruleIds: readonly string[];
  readonly reason: string;
  /** The rules that make the difference, added or removed. */
  readonly causes: readonly string[];
}

/** The actions whose decision flips the same way. */
export interface FlipDirection {
  readonly from: Effect;
  readonly to: Effect;
  readonly count: number;
  readonly labels: LabelCounts;
  /** At most ten, chosen for their variety: of other rules, programs, labels, commands, agents and tools. */
  readonly examples: readonly FlipExample[];
}

/** What one rule of the diff does. An action that flips because of several rules counts for each. */
export interface RuleFlips {
  /** Of an added rule that does not exist yet: its place in the diff, such as `diff.add[0]`. */
  readonly ruleId: string;
  readonly change: 'added' | 'removed';
  readonly flips: number;
  readonly directions: DirectionCounts;
}

/** A reason, and to how many actions it applies. */
export interface ReasonCount {
  readonly reason: string;
  readonly count: number;
}

/** What a proposed policy would have changed, and what could not be told. */
export interface ReplayResult {
  readonly currentVersion: number;
  /** How many actions were decided under both policies. */
  readonly replayed: number;
  readonly flipped: number;
  /** By direction, such as `allow->deny`. */
  readonly flips: Readonly<Record<string, FlipDirection>>;
  /** The labels of all that flips. */
  readonly labels: LabelCounts;
  /** Flips of an agent or tool, most first, at most 100 of each. */
  readonly agents: readonly {
    readonly agentId: string | null;
    readonly flips: number;
    readonly directions: DirectionCounts;
  }[];
  readonly tools: readonly {
    readonly tool: string;
    readonly flips: number;
    readonly directions: DirectionCounts;
  }[];
  /** The rules of the diff because of which something flips, most first, at most 1,000. */
  readonly rules: readonly RuleFlips[];
  /** What could not be replayed, and why. */
  readonly skipped: number;
  readonly skippedReasons: readonly ReasonCount[];
  /** What was replayed, but may have been decided otherwise when it happened, and why. */
  readonly caveats: readonly ReasonCount[];
}
