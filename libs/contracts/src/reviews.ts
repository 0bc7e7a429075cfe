import { BooleanField, TextField, WordField } from './fields.js';
import { PageQuery } from './pages.js';
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
export interface ReviewResponse {
  readonly actionId: string;
  readonly agentId: string;
  readonly agentName: string | null;
  readonly tool: string;
  readonly command: string;
  readonly policyVersion: number;
  readonly reason: string | null;
  readonly status: ReviewStatus;
  readonly verdict: Verdict | null;
  readonly comment: string | null;
  readonly heldAt: string;
  readonly expiresAt: string;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  /** How many actions with the same tool and command are held now, of whichever agent; itself included if it is. */
  readonly identicalHeld: number;
}
