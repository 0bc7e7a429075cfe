import { IntField } from './fields.js';
import { Shown } from './shown.js';

/** How many agents there are. */
export class FleetCountsResponse {
  @Shown('integer')
  readonly online!: number;

  @Shown('integer')
  readonly offline!: number;
}

/** The jobs of one queue. */
export class QueueDepthResponse {
  @Shown('text')
  readonly queue!: string;

  /** Those whose turn it is. */
  @Shown('integer')
  readonly waiting!: number;

  /** Those for later: another attempt, or the next time of a schedule. */
  @Shown('integer')
  readonly delayed!: number;

  @Shown('integer')
  readonly active!: number;

  /** Those that can never work, kept until an operator decides. */
  @Shown('integer')
  readonly dead!: number;
}

/** What needs a person now, and how the fleet and the policy stand. */
export class OverviewResponse {
  /** The policy's version. */
  @Shown('integer')
  readonly version!: number;

  @Shown('integer')
  readonly activeRules!: number;

  @Shown('integer')
  readonly pendingSuggestions!: number;

  @Shown('integer')
  readonly heldReviews!: number;

  @Shown(() => FleetCountsResponse)
  readonly agents!: FleetCountsResponse;

  @Shown(() => QueueDepthResponse, { list: true })
  readonly queues!: readonly QueueDepthResponse[];
}

/** How far back decisions are counted. */
export class DecisionMinutesQuery {
  @IntField({
    min: 1,
    max: 180,
    optional: true,
    description: 'Minutes, the current one included; 60 unless set.',
  })
  minutes?: number;
}

/** What was decided within one minute. */
export class DecisionMinuteResponse {
  /** When the minute begins. */
  @Shown('time')
  readonly minute!: string;

  @Shown('integer')
  readonly allow!: number;

  @Shown('integer')
  readonly deny!: number;

  @Shown('integer')
  readonly review!: number;
}

/** Recorded decisions by minute, oldest first, those without any included. */
export class DecisionMinutesResponse {
  @Shown(() => DecisionMinuteResponse, { list: true })
  readonly items!: readonly DecisionMinuteResponse[];
}
