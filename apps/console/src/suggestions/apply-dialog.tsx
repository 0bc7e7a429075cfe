import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { Gateway } from '../gateway/gateway-client.js';
import type { SuggestionResponse } from '../gateway/wire.js';
import { ChangeDialog, type Typed } from '../page/change-dialog.js';
import { useMay } from '../sign-in/session.js';
import { ChangeInWords } from './change-in-words.js';
import { lastReason } from './last-reason.js';
import { RolloutDialog } from './rollout-dialog.js';

export interface SuggestionDialogProps {
  readonly suggestion: SuggestionResponse;
  readonly onClose: () => void;
  /** Goes on to the next one that waits; undefined when there is none. */
  readonly onNext: (() => void) | undefined;
}

/** The human approval (I1): what will change, a reason and the typed word; then the rollout, as it arrives. */
export function ApplyDialog({ suggestion, onClose, onNext }: SuggestionDialogProps) {
  const [version, setVersion] = useState<number>();
  const [emergency, setEmergency] = useState(false);
  const isAdmin = useMay('admin');
  if (version !== undefined) return <RolloutDialog version={version} onClose={onClose} onNext={onNext} />;
  const { approvalsRequired } = suggestion;
  const apply = (typed: Typed) => async (gateway: Gateway) => {
    const answer = await gateway.POST('/v1/suggestions/{id}/apply', {
      params: { path: { id: suggestion.id } },
      body: { confirmation: typed.word, comment: typed.comment, ...(emergency ? { emergency } : {}) },
    });
    lastReason.set(typed.comment);
    // One that was queued has no version yet: the dialog says so.
    if (answer.response.status === 200) setVersion(answer.data?.version);
    return answer;
  };
  return (
    <ChangeDialog
      title="Apply the suggestion"
      word="APPLY"
      commentLabel="Why"
      comment={lastReason.get()}
      verb="Apply"
      onClose={onClose}
      change={apply}
    >
      <ChangeInWords suggestion={suggestion} />
      <Text size="sm" mt="xs">
        It makes a new version, which every hub enforces at once. It can be rolled back.
      </Text>
      {approvalsRequired > 1 && (
        <Text size="sm">
          It needs {approvalsRequired} people: yours counts as an approval, and the last of them makes the
          version.
        </Text>
      )}
      {approvalsRequired > 1 && isAdmin && (
        <Checkbox
          mt="xs"
          label="Emergency: without the approvals of others. It stands out in the audit."
          checked={emergency}
          onChange={(event) => setEmergency(event.currentTarget.checked)}
        />
      )}
    </ChangeDialog>
  );
}
