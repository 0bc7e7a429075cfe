import type { DecisionResponse, FormResponse } from '@bylaw/contracts';
import { commandText, type CompiledPolicy, type ExplainedMatch, type PolicyAction } from '@bylaw/policy';
import { canonicalForms } from '@bylaw/shell';

/** Rules that are explained: to find the place of a match takes up to a millisecond. */
const EXPLAINED_RULES = 500;
/** How much text of forms an explanation repeats, in UTF-16 code units; one match is always told. */
const EXPLAINED_TEXT = 1_048_576;

/**
 * What a policy decides about an action, outside quarantine, with where each rule matches and what the action was
 * understood as. Never throws: an action that can't be decided is denied (I9) and explained by nothing.
 */
export function explainDecision(
  policy: CompiledPolicy,
  action: PolicyAction,
  shellTools: readonly string[],
): DecisionResponse {
  const decision = policy.decide(action, { quarantined: false });
  try {
    const explanation = affordable(policy.explain(action, EXPLAINED_RULES));
    return { ...decision, explanation, forms: formsOf(action, shellTools) };
  } catch {
    return { ...decision, explanation: [], forms: [] };
  }
}

function formsOf(action: PolicyAction, shellTools: readonly string[]): readonly FormResponse[] {
  const text = commandText(action, shellTools);
  if (!shellTools.includes(action.tool)) return [{ text, kind: 'sent' }];
  return canonicalForms(text).forms.map(({ text: form, kind }) => ({ text: form, kind }));
}

/** The first matches, as many as can be sent: thousands of rules may match a form of 64 KB, and each repeats it. */
function affordable(matches: readonly ExplainedMatch[]): readonly ExplainedMatch[] {
  let text = 0;
  const tooMuch = matches.findIndex(({ form }, index) => (text += form.length) > EXPLAINED_TEXT && index > 0);
  return tooMuch < 0 ? matches : matches.slice(0, tooMuch);
}
