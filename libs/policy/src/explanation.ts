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

/**
 * Where each of some rules matches first in an action's texts, in the policy's order: of the first `atMost` of them, for to
 * find a place costs far more than to know that there is one.
 */
export function explainMatches(
  texts: readonly MatchedText[],
  rulesIn: (text: MatchedText) => readonly CompiledRule[],
  atMost: number,
): ExplainedMatch[] {
  const firstTexts = new Map<CompiledRule, MatchedText>();
  for (const text of texts) {
    for (const compiled of rulesIn(text)) if (!firstTexts.has(compiled)) firstTexts.set(compiled, text);
  }
  const inOrder = [...firstTexts].sort(([one], [other]) => one.order - other.order);
  return inOrder.slice(0, atMost).flatMap(([compiled, { target, text: form }]) => {
    const span = compiled.find(form);
    if (!span) return [];
    const { id: ruleId, effect, mode } = compiled.rule;
    const [start, end] = span;
    return [{ ruleId, effect, mode, target, form, start, end }];
  });
}
