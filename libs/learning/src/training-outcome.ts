import type { HeldOutMetrics } from './held-out-metrics.js';
import type { LearningSettings } from './learning-settings.js';

/** A rule that training proposes, as a diff carries it. It never allows anything. */
export interface ProposedRule {
  readonly pattern: string;
  readonly effect: 'deny' | 'review';
  readonly mode: 'enforce' | 'observe';
  readonly score: number;
  readonly target: 'command';
  readonly reason: string;
}

/** The diff that training proposes. It never removes or weakens a locked rule (I7). */
export interface ProposedDiff {
  readonly add: readonly ProposedRule[];
  readonly remove: readonly string[];
  readonly meta: {
    readonly proposed_by: 'trainer';
    readonly model_version: string;
    readonly generated_at: string;
  };
}

/** What speaks for one rule. Hits are distinct commands; beyond about a thousand they are estimates. */
export interface RuleEvidence {
  readonly pattern: string;
  readonly term: string;
  readonly effect: 'deny' | 'review';
  readonly mode: 'enforce' | 'observe';
  /** Why it has this effect and no stronger or weaker one. */
  readonly certainty: string;
  /** Distinct unsafe commands (in large telemetry: skeletons) that it hits, none of which is one agent's beyond its share. */
  readonly support: number;
  readonly unsafeHits: number;
  readonly safeHits: number;
  readonly precision: number;
  /** Lower bound of the precision, 95 % one-sided. */
  readonly precisionLower: number;
  /** Unsafe commands that it hits, five at most. */
  readonly examples: readonly string[];
  /** Safe commands that it hits, five at most. */
  readonly contradictions: readonly string[];
  /** Distinct skeletons (commands without their names and numbers) among the unsafe hits. */
  readonly distinctSkeletons: number;
  /** Different agents among the unsafe hits; of imported actions different sessions, else batches. */
  readonly distinctAgents: number;
}

/** Why a rule of the trainer's own should go. */
export interface RemovalEvidence {
  readonly ruleId: string;
  readonly pattern: string;
  readonly reason: string;
  readonly unsafeHits: number;
  readonly safeHits: number;
  readonly contradictions: readonly string[];
}

/** The numbers of a run. */
export interface TrainingMetrics {
  readonly estimator: string;
  readonly labelledActions: number;
  readonly safeActions: number;
  readonly unsafeActions: number;
  readonly safeCommands: number;
  readonly unsafeCommands: number;
  /** Share of unsafe among the distinct commands. */
  readonly baseRate: number;
  /** What had enough support to be tried. */
  readonly candidates: number;
  readonly rules: number;
  /** What the evidence had to be. */
  readonly settings: LearningSettings;
  readonly heldOut: HeldOutMetrics;
}

/** Evidence of a suggestion as a whole. */
export interface SuggestionEvidence {
  readonly rules: readonly RuleEvidence[];
  readonly removals: readonly RemovalEvidence[];
  readonly heldOut: HeldOutMetrics;
  /** What people should know before they approve. */
  readonly warnings: readonly string[];
}

/** How a run can end: with a suggestion, without a good enough one, or for want of labels. */
export type TrainingOutcome =
  | {
      readonly status: 'suggested';
      readonly diff: ProposedDiff;
      readonly evidence: SuggestionEvidence;
      readonly metrics: TrainingMetrics;
    }
  | { readonly status: 'nothing-good-enough'; readonly message: string; readonly metrics: TrainingMetrics }
  | TrainingRefusal;

/** Why nothing can be learned at all. */
export interface TrainingRefusal {
  readonly status: 'failed';
  readonly code: 'too_few_labels' | 'one_class_only';
  readonly message: string;
}
