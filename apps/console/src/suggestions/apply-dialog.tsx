import type { SuggestionResponse } from '../gateway/wire.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { counted } from '../page/counted.js';
import { tierCounts } from './tiers.js';

export interface SuggestionDialogProps {
  readonly suggestion: SuggestionResponse;
  readonly onClose: () => void;
}

/** The human approval (I1): the typed word and a reason. */
export function ApplyDialog({ suggestion, onClose }: SuggestionDialogProps) {
  const { id, diff } = suggestion;
  return (
    <ChangeDialog
      title="Apply the suggestion"
      word="APPLY"
      commentLabel="Why"
      verb="Apply"
      onClose={onClose}
      change={({ word, comment }) =>
        (gateway) =>
          gateway.POST('/v1/suggestions/{id}/apply', {
            params: { path: { id } },
            body: { confirmation: word, comment },
          })
        }
    >
      <p>
        It adds {counted(diff.add.length, 'rule')}
        {diff.add.length > 0 && ` (${tierCounts(diff.add)})`} and removes {diff.remove.length}, and makes a
        new version that every hub enforces at once. The version can be rolled back.
      </p>
    </ChangeDialog>
  );
}
