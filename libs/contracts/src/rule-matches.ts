import { RuleResponse } from './rules.js';
import { Shown } from './shown.js';

/** How often a rule has matched, whether or not it decided, and in whichever mode. */
export class RuleMatchesResponse {
  /** In the last hour, counted from the beginning of a minute. */
  @Shown('integer')
  readonly hour!: number;

  /** In the last 24 hours, counted from the beginning of an hour. */
  @Shown('integer')
  readonly day!: number;

  /** In the last 30 days, counted from the beginning of an hour. */
  @Shown('integer')
  readonly month!: number;

  /** When it last matched, as ISO 8601; null when it never did. */
  @Shown('time', { nullable: true })
  readonly last!: string | null;
}

/**
 * A rule in the list of rules. What a rule is never changes, so that lists of versions can be compared; how often it has matched
 * does, and is there when it was asked for.
 */
export class ListedRuleResponse extends RuleResponse {
  @Shown(() => RuleMatchesResponse, { optional: true })
  readonly matches?: RuleMatchesResponse;
}

/** The rules of a version; `nextCursor` is there when a page was asked for. */
export class PolicyResponse {
  @Shown('integer')
  readonly version!: number;

  @Shown(() => ListedRuleResponse, { list: true })
  readonly items!: readonly ListedRuleResponse[];

  @Shown('text', { nullable: true, optional: true })
  readonly nextCursor?: string | null;
}
