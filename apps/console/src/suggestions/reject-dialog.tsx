import { ChangeDialog } from '../page/change-dialog.js';
import type { SuggestionDialogProps } from './apply-dialog.js';

/** Turns a suggestion down, with the reason. */
export function RejectDialog({ suggestion, onClose }: SuggestionDialogProps) {
  return (
    <ChangeDialog
      title="Reject the suggestion"
      commentLabel="Why"
      verb="Reject"
      onClose={onClose}
      change={({ comment }) => ({
        method: 'POST',
        path: `/v1/suggestions/${encodeURIComponent(suggestion.id)}/reject`,
        body: { comment },
      })}
    >
      <p>The policy stays as it is. The reason is kept with the suggestion and in the audit.</p>
    </ChangeDialog>
  );
}
