import { MatchedRule } from './decision-response.js';
import { Shown } from './shown.js';
import {
  EFFECTS,
  LABELS,
  REVIEW_STATUSES,
  VERDICTS,
  type Effect,
  type Label,
  type ReviewStatus,
  type Verdict,
} from './vocabulary.js';

/** The state of a held action. */
export class ReviewState {
  @Shown(REVIEW_STATUSES)
  readonly status!: ReviewStatus;

  @Shown(VERDICTS, { nullable: true })
  readonly verdict!: Verdict | null;

  @Shown('time')
  readonly expiresAt!: string;
}

/** What came of an action, as far as it was reported. */
export class OutcomeResponse {
  @Shown('integer', { nullable: true })
  readonly exitCode!: number | null;

  @Shown('text', { nullable: true })
  readonly stdout!: string | null;

  @Shown('text', { nullable: true })
  readonly stderr!: string | null;

  @Shown('number', { nullable: true })
  readonly durationMs!: number | null;

  @Shown('number', { nullable: true })
  readonly score!: number | null;
}

/** A recorded action as the API shows it. */
export class ActionResponse {
  @Shown('text')
  readonly id!: string;

  @Shown('text', { nullable: true })
  readonly agentId!: string | null;

  @Shown('time')
  readonly ts!: string;

  @Shown('text', { nullable: true })
  readonly eventType!: string | null;

  @Shown('text', { nullable: true })
  readonly tabId!: string | null;

  @Shown('text', { nullable: true })
  readonly batchId!: string | null;

  @Shown('text')
  readonly tool!: string;

  @Shown('text')
  readonly command!: string;

  @Shown('arguments', { nullable: true })
  readonly args!: readonly string[] | Readonly<Record<string, unknown>> | null;

  @Shown('text', { nullable: true })
  readonly cwd!: string | null;

  @Shown('object', { nullable: true })
  readonly metadata!: Readonly<Record<string, unknown>> | null;

  @Shown(EFFECTS, { nullable: true })
  readonly decision!: Effect | null;

  @Shown('text', { nullable: true })
  readonly reason!: string | null;

  @Shown('integer', { nullable: true })
  readonly policyVersion!: number | null;

  @Shown(() => MatchedRule, { list: true })
  readonly matched!: readonly MatchedRule[];

  @Shown('boolean')
  readonly unparsed!: boolean;

  @Shown(() => OutcomeResponse, { nullable: true })
  readonly outcome!: OutcomeResponse | null;

  @Shown(LABELS, { nullable: true })
  readonly label!: Label | null;

  @Shown('text', { nullable: true })
  readonly labelledBy!: string | null;

  @Shown(() => ReviewState, { nullable: true })
  readonly review!: ReviewState | null;
}
