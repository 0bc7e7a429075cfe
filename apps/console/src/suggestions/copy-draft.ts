import type { Effect, RuleDraft, RuleMode, RuleTarget, SuggestionResponse } from '../gateway/wire.js';

/** A rule of a copy that is being edited: every field as the form has it. */
export interface RuleInForm {
  /** Stays while others come and go. */
  readonly key: number;
  readonly pattern: string;
  readonly effect: Effect;
  readonly mode: RuleMode;
  readonly target: RuleTarget;
  /** Empty: of every tool. */
  readonly tool: string;
  readonly reason: string;
  readonly locked: boolean;
  /** The confidence that was learned for the pattern as it was. */
  readonly learned: { readonly pattern: string; readonly score: number } | null;
}

/** A changed copy of a suggestion, as the form has it. */
export interface CopyDraft {
  readonly rules: readonly RuleInForm[];
  /** The rules that it removes, of those that the suggestion would. */
  readonly remove: readonly string[];
}

/** A rule to begin with. */
export function emptyRule(key: number): RuleInForm {
  const texts = { pattern: '', tool: '', reason: '' };
  return { key, ...texts, effect: 'deny', mode: 'enforce', target: 'command', locked: false, learned: null };
}

/** The copy as it begins: the same as the suggestion. */
export function draftOf({ diff }: Pick<SuggestionResponse, 'diff'>): CopyDraft {
  const rules = diff.add.map((rule, key): RuleInForm => ({
    ...emptyRule(key),
    pattern: rule.pattern,
    effect: rule.effect,
    mode: rule.mode ?? 'enforce',
    target: rule.target ?? 'command',
    // The wire has null for what is not set, too.
    tool: rule.tool ?? '',
    reason: rule.reason ?? '',
    locked: rule.locked ?? false,
    learned: typeof rule.score === 'number' ? { pattern: rule.pattern, score: rule.score } : null,
  }));
  return { rules, remove: diff.remove };
}

/** The diff to propose. A pattern that was changed has no confidence any more: nobody has found out. */
export function diffOf(draft: CopyDraft, copiedFrom: string) {
  return {
    add: draft.rules.map(ruleOf),
    remove: [...draft.remove],
    meta: { copied_from: copiedFrom },
  };
}

function ruleOf({ pattern, effect, mode, target, tool, reason, locked, learned }: RuleInForm): RuleDraft {
  return {
    ...{ pattern, effect, mode, target, locked },
    ...(tool.trim() === '' ? {} : { tool: tool.trim() }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(learned?.pattern === pattern ? { score: learned.score } : {}),
  };
}

/** Something that the gateway finds wrong, as it names it. */
interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a rule's field, by `index.field`, and what is wrong otherwise. */
export function faultsByField(errors: readonly FieldFault[]): {
  readonly fields: ReadonlyMap<string, string>;
  readonly others: readonly FieldFault[];
} {
  const fields = new Map<string, string>();
  const others: FieldFault[] = [];
  for (const fault of errors) {
    const [, index, field] =
      /^diff\.add\[(\d+)\]\.(pattern|effect|mode|target|tool|reason|locked)$/.exec(fault.path) ?? [];
    if (index === undefined || field === undefined) others.push(fault);
    else
      fields.set(
        `${index}.${field}`,
        [fields.get(`${index}.${field}`), fault.message].filter(Boolean).join('; '),
      );
  }
  return { fields, others };
}
