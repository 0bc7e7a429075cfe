import type { Diff, NormalizedDiff } from './diff.js';
import type { RuleContent, RuleDraft } from './rule.js';

/** Fills the defaults of a diff: the same content, however sparsely it was written. */
export function normalizeDiff(diff: Diff): NormalizedDiff {
  return {
    add: (diff.add ?? []).map(normalizeRule),
    remove: [...(diff.remove ?? [])],
    meta: { ...diff.meta },
  };
}

/** What a rule says, with every default filled. */
export function normalizeRule(draft: RuleDraft): RuleContent {
  return {
    pattern: draft.pattern,
    effect: draft.effect,
    tool: draft.tool ?? null,
    target: draft.target ?? 'command',
    mode: draft.mode ?? 'enforce',
    locked: draft.locked ?? false,
    confidence: draft.score ?? null,
    reason: draft.reason ?? null,
  };
}
