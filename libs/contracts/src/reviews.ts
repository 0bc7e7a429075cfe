import { BooleanField, TextField, WordField } from './fields.js';
import { PageQuery } from './pages.js';
import { Shown } from './shown.js';
import { REVIEW_STATUSES, VERDICTS, type ReviewStatus, type Verdict } from './vocabulary.js';

export class ReviewsQuery extends PageQuery {
  @WordField(REVIEW_STATUSES, { optional: true })
  status?: ReviewStatus;
}

export class VerdictRequest {
  @WordField(VERDICTS)
  verdict!: Verdict;

  @BooleanField({
    optional: true,
    description: 'Answer all that is held with the same tool and command, of whichever agent.',
  })
  identical?: boolean;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** A held action as the API shows it, whatever became of it. */
export class ReviewResponse {
  @Shown('text')
  readonly actionId!: string;

  @Shown('text')
  readonly agentId!: string;

  @Shown('text', { nullable: true })
  readonly agentName!: string | null;

  @Shown('text')
  readonly tool!: string;

  @Shown('text')
  readonly command!: string;

  @Shown('integer')
  readonly policyVersion!: number;

  @Shown('text', { nullable: true })
  readonly reason!: string | null;

  @Shown(REVIEW_STATUSES)
  readonly status!: ReviewStatus;

  @Shown(VERDICTS, { nullable: true })
  readonly verdict!: Verdict | null;

  @Shown('text', { nullable: true })
  readonly comment!: string | null;

  @Shown('time')
  readonly heldAt!: string;

  @Shown('time')
  readonly expiresAt!: string;

  @Shown('text', { nullable: true })
  readonly answeredBy!: string | null;

  @Shown('time', { nullable: true })
  readonly answeredAt!: string | null;

  /** What is left of it without names, numbers and paths: actions that do the same to other things share it. */
  @Shown('text')
  readonly skeleton!: string;

  /** The rules that hold it. */
  @Shown('text', { list: true })
  readonly ruleIds!: readonly string[];

  /** How many actions with the same tool and command are held now, of whichever agent; itself included if it is. */
  @Shown('integer')
  readonly identicalHeld!: number;
}
