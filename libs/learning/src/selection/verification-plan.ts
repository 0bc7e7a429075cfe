import type { Rule } from '@bylaw/policy';
import { partPattern, type DangerPart } from '../dangers/known-danger.js';
import { KNOWN_DANGERS } from '../dangers/known-dangers.js';
import type { MinedPattern, Shortlist } from '../mining/shortlist.js';

/** A pattern whose hits are counted in the third pass, and why. */
export type PlannedPattern =
  | ({ readonly source: 'mined' } & MinedPattern)
  | {
      readonly source: 'danger';
      readonly pattern: string;
      readonly danger: string;
      /** What it says, as it is joined with others. */
      readonly part: DangerPart;
    }
  | { readonly source: 'active'; readonly pattern: string; readonly ruleId: string };

/** What the third pass verifies, as data. */
export interface VerificationPlan {
  readonly version: 1;
  readonly patterns: readonly PlannedPattern[];
  readonly tried: number;
  readonly best: Shortlist['best'];
}

/** All that the third pass is to look at: what was mined, the known dangers part by part, and what is a rule already. */
export function verificationPlan(mined: Shortlist, activeRules: readonly Rule[]): VerificationPlan {
  return {
    version: 1,
    tried: mined.tried,
    best: mined.best,
    patterns: [
      ...mined.patterns.map((pattern): PlannedPattern => ({ source: 'mined', ...pattern })),
      ...KNOWN_DANGERS.flatMap(({ name, parts }) =>
        parts.map((part): PlannedPattern => {
          return { source: 'danger', pattern: partPattern(part), danger: name, part };
        }),
      ),
      ...activeRules
        .filter(({ effect, target }) => effect !== 'allow' && target === 'command')
        .map(({ id, pattern }): PlannedPattern => ({ source: 'active', pattern, ruleId: id })),
    ],
  };
}
