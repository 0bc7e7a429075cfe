import type { CompiledRule } from './compiled-rule.js';
import type { MatchedRule } from './decision.js';
import type { RuleTarget } from './rule.js';

/** A text that rules of a target are matched against. */
export interface MatchedText {
  readonly target: RuleTarget;
  readonly text: string;
}

/** Where a rule matched: the first of the action's texts that it matches, and the first place in it. */
export interface ExplainedMatch extends MatchedRule {
  /** `text`: the action's text as sent. `command`: a canonical form of the command line, or the text of another tool. */
  readonly target: RuleTarget;
  /** The text or form that it was matched against, whole. */
  readonly form: string;
  /** What of the form matched: from `start` to before `end`, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Where each of some rules matches first in an action's texts, in the policy's order. */
export function explainMatches(
  texts: readonly MatchedText[],
  rulesIn: (text: MatchedText) => readonly CompiledRule[],
): ExplainedMatch[] {
  const explained = new Map<CompiledRule, ExplainedMatch>();
  for (const text of texts) {
    for (const compiled of rulesIn(text)) {
      const span = explained.has(compiled) ? null : compiled.find(text.text);
      if (!span) continue;
      const { id, effect, mode } = compiled.rule;
      const [start, end] = span;
      explained.set(compiled, {
        ruleId: id,
        effect,
        mode,
        target: text.target,
        form: text.text,
        start,
        end,
      });
    }
  }
  return [...explained].sort(([one], [other]) => one.order - other.order).map(([, match]) => match);
}
