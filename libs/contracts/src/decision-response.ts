import { Shown } from './shown.js';
import {
  EFFECTS,
  RULE_MODES,
  RULE_TARGETS,
  type Effect,
  type RuleMode,
  type RuleTarget,
} from './vocabulary.js';

/** A rule that matched an action. */
export class MatchedRule {
  @Shown('text')
  readonly ruleId!: string;

  @Shown(EFFECTS)
  readonly effect!: Effect;

  @Shown(RULE_MODES)
  readonly mode!: RuleMode;
}

/** Where a rule matches an action: what of which form to underline. */
export class ExplainedMatchResponse extends MatchedRule {
  /** `text`: the action's text as sent. `command`: a canonical form of the command line, or the text of another tool. */
  @Shown(RULE_TARGETS)
  readonly target!: RuleTarget;

  /** The form, whole. */
  @Shown('text')
  readonly form!: string;

  /** What of the form matches: from `start` to before `end`, in UTF-16 code units. */
  @Shown('integer')
  readonly start!: number;

  @Shown('integer')
  readonly end!: number;
}

/** A text that patterns of target `command` are matched against. */
export class FormResponse {
  @Shown('text')
  readonly text!: string;

  /**
   * `command`: a simple command; `line`: a whole script; `code`: what an interpreter is given to run; `sent`: the text as
   * sent, of a line that can't be parsed or of a tool that is no shell.
   */
  @Shown(['command', 'line', 'code', 'sent'])
  readonly kind!: 'command' | 'line' | 'code' | 'sent';
}

/** What the policy would say, and how it came to say so. */
export class DecisionResponse {
  @Shown(EFFECTS)
  readonly decision!: Effect;

  @Shown('text')
  readonly reason!: string;

  @Shown('integer')
  readonly policyVersion!: number;

  @Shown(() => MatchedRule, { list: true })
  readonly matched!: readonly MatchedRule[];

  @Shown('boolean')
  readonly unparsed!: boolean;

  /** Where each rule of `matched` matches, in their order: of 500 at most, and fewer where forms are long. */
  @Shown(() => ExplainedMatchResponse, { list: true })
  readonly explanation!: readonly ExplainedMatchResponse[];

  /** What the action was understood as. */
  @Shown(() => FormResponse, { list: true })
  readonly forms!: readonly FormResponse[];
}
