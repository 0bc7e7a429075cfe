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
      change={({ comment }) =>
        (gateway) =>
          gateway.POST('/v1/suggestions/{id}/reject', {
            params: { path: { id: suggestion.id } },
            body: { comment },
          })
        }
    >
      <p>The policy stays as it is. The reason is kept with the suggestion and in the audit.</p>
    </ChangeDialog>
  );
}
