import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { useMay, useSession } from '../sign-in/session.js';
import { ReversalApprovals } from './reversal-approvals.js';
import { ReversalPreviewView } from './reversal-preview-view.js';
import { missingApprovals } from './missing-approvals.js';

/** The two ways back. */
export type Reversal = 'rollback' | 'restore';

export interface ReversalDialogProps {
  readonly change: Reversal;
  readonly version: number;
  readonly onClose: () => void;
}

const TEXTS = {
  rollback: {
    title: (version: number) => `Roll back version ${version}`,
    word: 'ROLLBACK',
    verb: 'Roll back',
    what: 'A new version removes the rules that this one added and brings back those that it removed. What other versions changed stays.',
  },
  restore: {
    title: (version: number) => `Restore version ${version}`,
    word: 'RESTORE',
    verb: 'Restore',
    what: 'A new version makes the policy equal to what it was at this one. What later versions changed is undone.',
  },
} as const;

/** Undoes one version, or goes back to it: shows what would come of it, and asks for the typed word and a reason. */
export function ReversalDialog({ change, version, onClose }: ReversalDialogProps) {
  const path = { n: version, change };
  const preview = useResource('/v1/versions/{n}/{change}/preview', { path });
  const approvals = useResource('/v1/versions/{n}/{change}/approvals', { path });
  const [isEmergency, setEmergency] = useState(false);
  const { name } = useSession();
  const isAdmin = useMay('admin');
  const missing = approvals.data === undefined ? 0 : missingApprovals(approvals.data, name);
  const onlyApproves = missing > 0 && !isEmergency;
  const { title, word, verb, what } = TEXTS[change];
  return (
    <ChangeDialog
      title={title(version)}
      word={word}
      commentLabel="Why"
      verb={onlyApproves ? `Approve it; ${missing} more needed` : verb}
      isGrave={!onlyApproves}
      size="xl"
      onClose={onClose}
      change={(typed) => (gateway) => {
        const body = { confirmation: typed.word, comment: typed.comment };
        if (onlyApproves) {
          return gateway.POST('/v1/versions/{n}/{change}/approvals', { params: { path }, body });
        }
        const emergency = isEmergency ? { emergency: true } : {};
        return gateway.POST(`/v1/versions/{n}/${change}`, {
          params: { path: { n: version } },
          body: { ...body, ...emergency },
        });
      }}
    >
      <Stack gap="sm">
        <div>{what}</div>
        <ErrorNote error={preview.error} />
        {preview.data === undefined && preview.error === null && <Loading what="what would come of it" />}
        {preview.data !== undefined && <ReversalPreviewView preview={preview.data} />}
        {approvals.data !== undefined && (
          <ReversalApprovals approvals={approvals.data} change={change} version={version} />
        )}
        {isAdmin && (missing > 0 || isEmergency) && (
          <Checkbox
            label="Emergency: make it at once, without the approval of others. It stands out in the audit."
            checked={isEmergency}
            onChange={(event) => setEmergency(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </ChangeDialog>
  );
}
