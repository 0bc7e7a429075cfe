import type { RuleResponse } from '../gateway/wire.js';

/** A rule that is another than before, by what is said of it: both have the same pattern, tool and target. */
export interface ChangedRule {
  readonly before: RuleResponse;
  readonly after: RuleResponse;
  /** What is different. */
  readonly fields: readonly string[];
}

/** What is different between two policies, as people read it. */
export interface VersionChanges {
  readonly changed: readonly ChangedRule[];
  readonly added: readonly RuleResponse[];
  readonly removed: readonly RuleResponse[];
}

const COMPARED = ['effect', 'mode', 'locked', 'confidence', 'reason'] as const;

/** Finds, among rules that were added and removed, those that are one rule with other settings. Each is in one pair at most. */
export function versionChanges(
  added: readonly RuleResponse[],
  removed: readonly RuleResponse[],
): VersionChanges {
  const left = new Map<string, RuleResponse[]>();
  for (const rule of removed) left.set(keyOf(rule), [...(left.get(keyOf(rule)) ?? []), rule]);
  const changed: ChangedRule[] = [];
  const fresh: RuleResponse[] = [];
  for (const after of added) {
    const before = left.get(keyOf(after))?.shift();
    if (before === undefined) fresh.push(after);
    else changed.push({ before, after, fields: COMPARED.filter((name) => before[name] !== after[name]) });
  }
  const gone = new Set([...left.values()].flat().map(({ id }) => id));
  return { changed, added: fresh, removed: removed.filter(({ id }) => gone.has(id)) };
}

const keyOf = ({ pattern, tool, target }: RuleResponse): string => JSON.stringify([pattern, tool, target]);
