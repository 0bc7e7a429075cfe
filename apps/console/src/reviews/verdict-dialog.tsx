import type { ReviewResponse, Verdict } from '../gateway/wire.js';
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
      change={({ comment }) =>
        (gateway) =>
          gateway.POST('/v1/reviews/{actionId}', {
            params: { path: { actionId: review.actionId } },
            body: comment === '' ? { verdict } : { verdict, comment },
          })
        }
    >
      <p>The answer is for exactly this action of this agent, and no other:</p>
      <pre>{visible(review.command)}</pre>
    </ChangeDialog>
  );
}
