import { Text } from '@mantine/core';
import type { PinnedCaseResponse } from '../gateway/wire.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { SentLine } from '../page/sent-text.js';

export interface UnpinDialogProps {
  readonly pinned: PinnedCaseResponse;
  readonly onClose: () => void;
}

/** Removes a pinned case: versions may decide it otherwise from then on. */
export function UnpinDialog({ pinned, onClose }: UnpinDialogProps) {
  return (
    <ChangeDialog
      title="Remove a pinned case"
      verb="Remove"
      isGrave
      onClose={onClose}
      change={() => (gateway) =>
        gateway.DELETE('/v1/pinned-cases/{id}', { params: { path: { id: pinned.id } } })
      }
    >
      <Text size="sm">It is not checked any more that every version must {pinned.expect}:</Text>
      <SentLine text={pinned.command} />
    </ChangeDialog>
  );
}
