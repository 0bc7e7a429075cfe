import type { ReviewResponse, Verdict } from '@bylaw/contracts';
import { ChangeDialog } from '../page/change-dialog.js';
import { visible } from '../page/visible.js';

export interface VerdictDialogProps {
  readonly review: ReviewResponse;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** Answers a held action. */
export function VerdictDialog({ review, verdict, onClose }: VerdictDialogProps) {
  return (
    <ChangeDialog
      title={verdict === 'allow' ? 'Allow this action' : 'Deny this action'}
      commentLabel="Why"
      commentOptional
      verb={verdict === 'allow' ? 'Allow' : 'Deny'}
      onClose={onClose}
      change={({ comment }) => ({
        method: 'POST',
        path: `/v1/reviews/${encodeURIComponent(review.actionId)}`,
        body: comment === '' ? { verdict } : { verdict, comment },
      })}
    >
      <p>The answer is for exactly this action of this agent, and no other:</p>
      <pre>{visible(review.command)}</pre>
    </ChangeDialog>
  );
}
