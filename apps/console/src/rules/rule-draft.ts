import type { RuleDetailResponse, RuleDraft } from '../gateway/wire.js';

/** A rule as it stands in the form: every field there, what is not set empty. */
export interface RuleInput {
  readonly pattern: string;
  readonly effect: RuleDraft['effect'];
  readonly tool: string;
  readonly target: NonNullable<RuleDraft['target']>;
  readonly mode: NonNullable<RuleDraft['mode']>;
  readonly locked: boolean;
  readonly reason: string;
}

/** The form of a new rule. */
export const EMPTY_RULE: RuleInput = {
  pattern: '',
  effect: 'deny',
  tool: '',
  target: 'command',
  mode: 'enforce',
  locked: false,
  reason: '',
};

/** The form of a rule that is to be changed. */
export function inputOf({
  pattern,
  effect,
  tool,
  target,
  mode,
  locked,
  reason,
}: RuleDetailResponse): RuleInput {
  return { pattern, effect, tool: tool ?? '', target, mode, locked, reason: reason ?? '' };
}

/** What a diff has of it: only what is set. */
export function draftOf({ pattern, effect, tool, target, mode, locked, reason }: RuleInput): RuleDraft {
  return {
    ...{ pattern, effect, target, mode, locked },
    ...(tool.trim() === '' ? {} : { tool: tool.trim() }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
}
