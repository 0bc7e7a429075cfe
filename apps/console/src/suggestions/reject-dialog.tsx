import { Text } from '@mantine/core';
import type { Gateway } from '../gateway/gateway-client.js';
import { ChangeDialog, type Typed } from '../page/change-dialog.js';
import type { SuggestionDialogProps } from './apply-dialog.js';
import { ChangeInWords } from './change-in-words.js';

/** Turns a suggestion down, with the reason; then goes on to the next one that waits, if there is one. */
export function RejectDialog({ suggestion, onClose, onNext }: SuggestionDialogProps) {
  const reject = (typed: Typed) => async (gateway: Gateway) => {
    const answer = await gateway.POST('/v1/suggestions/{id}/reject', {
      params: { path: { id: suggestion.id } },
      body: { comment: typed.comment },
    });
    if (answer.response.status === 200) (onNext ?? onClose)();
    return answer;
  };
  return (
    <ChangeDialog
      title="Reject the suggestion"
      commentLabel="Why"
      verb="Reject"
      onClose={onClose}
      change={reject}
    >
      <ChangeInWords suggestion={suggestion} />
      <Text size="sm" mt="xs">
        None of it happens: the policy stays as it is. The reason is kept with the suggestion and in the
        audit.
      </Text>
    </ChangeDialog>
  );
}
