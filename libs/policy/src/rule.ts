/** What a rule, or a decision, says about an action. */
export type Effect = 'allow' | 'deny' | 'review';

/** What a pattern is matched against: canonical forms of the command, or the text as sent. */
export type RuleTarget = 'command' | 'text';

/** An `observe` rule never changes a decision; its match is recorded beside it. */
export type RuleMode = 'enforce' | 'observe';

/** What a rule says, without its identity: what a diff adds, with every default filled. */
export interface RuleContent {
  /** RE2 syntax; see `checkPattern`. */
  readonly pattern: string;
  readonly effect: Effect;
  /** The only tool whose actions it matches; null: every tool. Compared exactly. */
  readonly tool: string | null;
  readonly target: RuleTarget;
  readonly mode: RuleMode;
  /** A locked rule cannot be removed or weakened by the trainer (I7). */
  readonly locked: boolean;
  /** 0 to 1; `score` in a diff. */
  readonly confidence: number | null;
  readonly reason: string | null;
}

/** A rule of the policy, as the API shows it. Its content never changes once added. */
export interface Rule extends RuleContent {
  readonly id: string;
  readonly addedBy: string;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  readonly addedInVersion: number;
}

/** One item of a diff's `add`, as it is sent: only `pattern` and `effect` are required. */
export interface RuleDraft {
  readonly pattern: string;
  readonly effect: Effect;
  readonly score?: number | null;
  readonly tool?: string | null;
  readonly target?: RuleTarget;
  readonly mode?: RuleMode;
  readonly locked?: boolean;
  readonly reason?: string | null;
}

/** The active rules at one version. */
export interface PolicySnapshot {
  readonly version: number;
  readonly rules: readonly Rule[];
}
