import type { BreakingRuleResponse } from './domain-error.js';
import { PinnedCaseResponse } from './pinned-cases.js';
import { Shown } from './shown.js';
import { EFFECTS, type Effect } from './vocabulary.js';

/** A rule because of which a policy would break a pinned case. */
export class ForecastRuleResponse implements BreakingRuleResponse {
  /** Null of a rule that would be new. */
  @Shown('text', { nullable: true })
  readonly ruleId!: string | null;

  @Shown('text')
  readonly pattern!: string;

  @Shown(EFFECTS)
  readonly effect!: Effect;

  /** `added`: the change brings it; `kept`: it was there before; `removed`: the case held because of it. */
  @Shown(['added', 'kept', 'removed'])
  readonly change!: 'added' | 'kept' | 'removed';
}

/** A pinned case that a change would break. */
export class BrokenPinnedCaseResponse {
  @Shown(() => PinnedCaseResponse)
  readonly case!: PinnedCaseResponse;

  /** What it would get. */
  @Shown(EFFECTS)
  readonly decision!: Effect;

  @Shown('text')
  readonly reason!: string;

  @Shown(() => ForecastRuleResponse, { list: true })
  readonly rules!: readonly ForecastRuleResponse[];
}

/** What a change would do to the pinned cases, were it made now. */
export class PinnedForecastResponse {
  /** The version that the policy is at. */
  @Shown('integer')
  readonly version!: number;

  /** How many cases there are. */
  @Shown('integer')
  readonly checked!: number;

  @Shown(() => BrokenPinnedCaseResponse, { list: true })
  readonly broken!: readonly BrokenPinnedCaseResponse[];
}
