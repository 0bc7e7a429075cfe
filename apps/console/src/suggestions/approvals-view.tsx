import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../gateway/use-change.js';
import type { SuggestionResponse } from '../gateway/wire.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { ErrorNote } from '../page/error-note.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useMay, useSession } from '../sign-in/session.js';
import { ChangeInWords } from './change-in-words.js';

/** Who has approved a suggestion that needs several people, and one's own approval. Nothing where one person is enough. */
export function ApprovalsView({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { approvals, approvalsRequired, status } = suggestion;
  if (approvalsRequired <= 1) return null;
  return (
    <section aria-label="Approvals">
      <Text>
        <b>
          {approvals.length} of {approvalsRequired}
        </b>{' '}
        people approve it. Whoever applies it last makes the version.
      </Text>
      <List size="sm">
        {approvals.map(({ by, comment, at }) => (
          <List.Item key={by}>
            {visible(by)}, <Time at={at} />: {visible(comment)}
          </List.Item>
        ))}
      </List>
      {status === 'pending' && <Own suggestion={suggestion} />}
    </section>
  );
}

function Own({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { name } = useSession();
  const mayApprove = useMay('approver');
  const [isAsking, setAsking] = useState(false);
  const withdrawing = useChange();
  if (!mayApprove) return null;
  const { id, approvals } = suggestion;
  const hasApproved = approvals.some(({ by }) => by === name);
  const withdraw = () =>
    withdrawing.mutate((gateway) =>
      gateway.DELETE('/v1/suggestions/{id}/approvals', { params: { path: { id } } }),
    );
  return (
    <>
      <ErrorNote error={withdrawing.error} />
      <Group gap="xs" mt="xs">
        {hasApproved ? (
          <Button variant="default" size="compact-sm" loading={withdrawing.isPending} onClick={withdraw}>
            Withdraw my approval
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            Approve without applying …
          </Button>
        )}
      </Group>
      {isAsking && <ApproveDialog suggestion={suggestion} onClose={() => setAsking(false)} />}
    </>
  );
}

interface ApproveDialogProps {
  readonly suggestion: SuggestionResponse;
  readonly onClose: () => void;
}

function ApproveDialog({ suggestion, onClose }: ApproveDialogProps) {
  return (
    <ChangeDialog
      title="Approve the suggestion"
      word="APPLY"
      commentLabel="Why"
      verb="Approve"
      onClose={onClose}
      change={({ word, comment }) =>
        (gateway) =>
          gateway.POST('/v1/suggestions/{id}/approvals', {
            params: { path: { id: suggestion.id } },
            body: { confirmation: word, comment },
          })
        }
    >
      <ChangeInWords suggestion={suggestion} />
      <Text size="sm" mt="xs">
        Your approval is kept, and can be withdrawn. Somebody else applies it.
      </Text>
    </ChangeDialog>
  );
}
