import type { RuleResponse } from './rules.js';

/** How often a rule has matched, whether or not it decided, and in whichever mode. */
export interface RuleMatchesResponse {
  /** In the last hour, counted from the beginning of a minute. */
  readonly hour: number;
  /** In the last 24 hours, counted from the beginning of an hour. */
  readonly day: number;
  /** In the last 30 days, counted from the beginning of an hour. */
  readonly month: number;
  /** When it last matched, as ISO 8601; null when it never did. */
  readonly last: string | null;
}

/**
 * A rule in the list of rules. What a rule is never changes, so that lists of versions can be compared; how often it has matched
 * does, and is there when it was asked for.
 */
export interface ListedRuleResponse extends RuleResponse {
  readonly matches?: RuleMatchesResponse;
}
