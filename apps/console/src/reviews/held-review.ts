import type { ReviewStatus, Verdict } from '@bylaw/contracts';

/** A held action as the gateway lists it. */
export interface HeldReview {
  readonly actionId: string;
  readonly agentId: string;
  readonly tool: string;
  readonly command: string;
  readonly heldAt: string;
  readonly expiresAt: string;
  readonly status: ReviewStatus;
  readonly verdict: Verdict | null;
  readonly comment: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}
