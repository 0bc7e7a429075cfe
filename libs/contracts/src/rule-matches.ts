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

/** From when to when a rule is, or was, active. */
export class RuleSpanResponse {
  @Shown('integer')
  readonly addedIn!: number;

  /** The version that removed it; null: it is active. */
  @Shown('integer', { nullable: true })
  readonly removedIn!: number | null;
}

/** One rule, active or not, with when it was; more than one span when it was removed and restored. */
export class RuleDetailResponse extends RuleResponse {
  @Shown(() => RuleSpanResponse, { list: true })
  readonly spans!: readonly RuleSpanResponse[];
}

/** How often a rule matched within one hour or day. */
export class RuleMatchCountResponse {
  /** When it begins, in UTC. */
  @Shown('time')
  readonly at!: string;

  @Shown('integer')
  readonly matches!: number;
}

/** How often a rule has matched over time. */
export class RuleMatchSeriesResponse extends RuleMatchesResponse {
  /** The last 25 hours, the one that is going on included, oldest first. */
  @Shown(() => RuleMatchCountResponse, { list: true })
  readonly hours!: readonly RuleMatchCountResponse[];

  /** The last 31 days, today included, oldest first. */
  @Shown(() => RuleMatchCountResponse, { list: true })
  readonly days!: readonly RuleMatchCountResponse[];
}

/** The rules of a version; `nextCursor` is there when a page was asked for. */
export class PolicyResponse {
  @Shown('integer')
  readonly version!: number;

  @Shown(() => ListedRuleResponse, { list: true })
  readonly items!: readonly ListedRuleResponse[];

  @Shown('text', { nullable: true, optional: true })
  readonly nextCursor?: string | null;

  /** How many rules the filters let through on all pages; when a page was asked for. */
  @Shown('integer', { optional: true })
  readonly total?: number;
}
