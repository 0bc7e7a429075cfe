import type { Effect, RuleMode } from './rule.js';

/** A rule that matched, whether or not it decided. */
export interface MatchedRule {
  readonly ruleId: string;
  readonly effect: Effect;
  readonly mode: RuleMode;
}

/** The answer to an action. */
export interface Decision {
  readonly decision: Effect;
  /** One sentence for people: which rule, or which setting, decided. */
  readonly reason: string;
  readonly policyVersion: number;
  /** Every rule that matched, observing ones too, in the policy's order. Empty in quarantine and lockdown. */
  readonly matched: readonly MatchedRule[];
  /** True when the command line could not be parsed and was matched as sent. */
  readonly unparsed: boolean;
}

/** The reasons of denials that no rule makes: what is recorded with one of them says nothing of the policy. */
export const DENIED_IN_LOCKDOWN = 'denied because there is a lockdown';
export const DENIED_IN_QUARANTINE = 'denied because the agent is in quarantine';

/** What a decision depends on beside the action and the rules. */
export interface DecisionContext {
  readonly quarantined: boolean;
  /** Every action is denied; not unless set. */
  readonly lockedDown?: boolean;
}

/** Configuration that decisions depend on. */
export interface PolicySettings {
  /** What is decided when no rule decides. */
  readonly defaultEffect: Effect;
  /** Tools whose command is a shell command line. */
  readonly shellTools: readonly string[];
  /** Whether a line that can't be parsed is held for review, unless denied. */
  readonly unparsedToReview: boolean;
}

/** The tools of design section 5; `SHELL_TOOLS` adds to them. */
export const DEFAULT_SHELL_TOOLS: readonly string[] = [
  'shell',
  'bash',
  'sh',
  'zsh',
  'execute_shell',
  'Bash',
  'exec_command',
  'run_terminal_cmd',
  'run_shell_command',
];

/** What holds when nothing is configured. */
export const DEFAULT_POLICY_SETTINGS: PolicySettings = {
  defaultEffect: 'allow',
  shellTools: DEFAULT_SHELL_TOOLS,
  unparsedToReview: false,
};
