import { OverlapResponse } from './changes.js';
import { ObjectField, UuidField } from './fields.js';
import { RuleDraftRequest } from './rules.js';
import { Shown } from './shown.js';
import { EFFECTS, LABELS, type Effect, type Label } from './vocabulary.js';

/** A rule that somebody writes, to be tried before it is proposed. */
export class RulePreviewRequest {
  @ObjectField(() => RuleDraftRequest)
  rule!: RuleDraftRequest;

  @UuidField({
    optional: true,
    description: 'The active rule that it is to take the place of: it is left out of the overlaps.',
  })
  replaces?: string;
}

/** What is wrong with a pattern. */
export class PatternProblemResponse {
  @Shown('text')
  readonly message!: string;

  /** Where in the pattern: from `start` to before `end`, in UTF-16 code units; null when it has no place. */
  @Shown('integer', { nullable: true })
  readonly start!: number | null;

  @Shown('integer', { nullable: true })
  readonly end!: number | null;
}

/** A recorded action that a rule would match. */
export class PreviewedMatchResponse {
  @Shown('text')
  readonly actionId!: string;

  @Shown('time')
  readonly ts!: string;

  @Shown('text')
  readonly tool!: string;

  /** What was decided; null of what was imported without a decision. */
  @Shown(EFFECTS, { nullable: true })
  readonly decision!: Effect | null;

  @Shown(LABELS, { nullable: true })
  readonly label!: Label | null;

  /** What the pattern matches in; of a long text what is around the match. */
  @Shown('text')
  readonly form!: string;

  /** What of the form matches: from `start` to before `end`, in UTF-16 code units. */
  @Shown('integer')
  readonly start!: number;

  @Shown('integer')
  readonly end!: number;
}

/** How many of the matched actions were decided how. `none`: they were imported without a decision. */
export class PreviewedDecisionsResponse {
  @Shown('integer')
  readonly allow!: number;

  @Shown('integer')
  readonly deny!: number;

  @Shown('integer')
  readonly review!: number;

  @Shown('integer')
  readonly none!: number;
}

/** How many of the matched actions have which label. */
export class PreviewedLabelsResponse {
  @Shown('integer')
  readonly safe!: number;

  @Shown('integer')
  readonly unsafe!: number;

  @Shown('integer')
  readonly unknown!: number;

  @Shown('integer')
  readonly none!: number;
}

/** What a rule would match of the actions that were recorded last. */
export class PreviewedActionsResponse {
  /** How many were looked at: 1,000 at most, and fewer where they are long. */
  @Shown('integer')
  readonly looked!: number;

  /** When the oldest of them was; null when there are none. */
  @Shown('time', { nullable: true })
  readonly since!: string | null;

  @Shown('integer')
  readonly matched!: number;

  /** How many the rule could not be tried on: they would be denied. */
  @Shown('integer')
  readonly failed!: number;

  @Shown(() => PreviewedDecisionsResponse)
  readonly decisions!: PreviewedDecisionsResponse;

  @Shown(() => PreviewedLabelsResponse)
  readonly labels!: PreviewedLabelsResponse;

  /** The newest 100 that match. */
  @Shown(() => PreviewedMatchResponse, { list: true })
  readonly examples!: readonly PreviewedMatchResponse[];
}

/** What would come of a rule. */
export class RulePreviewResponse {
  /** Null: the pattern is accepted. */
  @Shown(() => PatternProblemResponse, { nullable: true })
  readonly problem!: PatternProblemResponse | null;

  /** How large the pattern compiles, in RE2 instructions, of 1,024 at most; null when it is not accepted. */
  @Shown('integer', { nullable: true })
  readonly programSize!: number | null;

  /** Rules without which the policy would decide the same, as a suggestion has them: 20 at most. The rule itself is `addIndex` 0. */
  @Shown(() => OverlapResponse, { list: true })
  readonly overlaps!: readonly OverlapResponse[];

  /** Null when the pattern is not accepted. */
  @Shown(() => PreviewedActionsResponse, { nullable: true })
  readonly actions!: PreviewedActionsResponse | null;
}
