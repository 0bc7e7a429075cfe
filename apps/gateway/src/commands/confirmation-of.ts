import type { ApprovalRequest, ConfirmedPayload } from '@bylaw/contracts';

/** What was typed to confirm a change, as its command carries it. */
export function confirmationOf(request: ApprovalRequest): Pick<ConfirmedPayload, 'confirmation' | 'comment'> {
  return { confirmation: request.confirmation ?? null, comment: request.comment ?? null };
}
