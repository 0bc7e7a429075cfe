import type { SuggestionResponse } from '@bylaw/contracts';
import { normalizeDiff, type Diff, type Rule } from '@bylaw/policy';

/** The rules that a suggestion adds as if they were active at a version, each under its place in the diff, such as `diff.add[0]`. */
export function proposedRules(
  { diff, proposedBy, proposedAt }: Pick<SuggestionResponse, 'diff' | 'proposedBy' | 'proposedAt'>,
  version: number,
): Rule[] {
  const provenance = { addedBy: proposedBy, addedAt: proposedAt, addedInVersion: version };
  return normalizeDiff(diff as Diff).add.map((content, index) => ({
    ...content,
    ...provenance,
    id: `diff.add[${index}]`,
  }));
}
