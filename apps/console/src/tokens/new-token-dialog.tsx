import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { refreshEverything } from '../gateway/refresh-everything.js';
import type { Role } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { useSession } from '../sign-in/session.js';
import { ENROLMENT, ROLES } from './roles.js';
import { TokenSecret } from './token-secret.js';

/** What a new token is: of an operator with a role, or for agents. */
type Use = Role | 'enrolment';
const USES: readonly Use[] = ['viewer', 'labeler', 'approver', 'admin', 'enrolment'];

const LONGEST_NAME = 200;

/** Asks for whom a token is and what it may do, makes it, and shows its secret once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const make = useMake();
  const made = make.data;
  return (
    <Modal
      opened
      onClose={onClose}
      // Its secret can't be shown again: it is not closed by a slip.
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      title={made === undefined ? 'Make a token' : 'The token: shown this once'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close: Make a token' }}
    >
      {made === undefined ? (
        <TokenForm
          isPending={make.isPending}
          error={make.error}
          onSubmit={(asked) => make.mutate(asked)}
          onClose={onClose}
        />
      ) : (
        <TokenSecret made={made} onClose={onClose} />
      )}
    </Modal>
  );
}

interface Asked {
  readonly name: string;
  readonly use: Use;
}

function useMake() {
  const { gateway } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, use }: Asked) => {
      const what = use === 'enrolment' ? { kind: use } : { role: use };
      const { data } = await gateway.POST('/v1/tokens', { body: { name, ...what } });
      if (data === undefined || !('token' in data))
        throw new Error('The token is being made, and can’t be shown.');
      return data;
    },
    onSettled: () => refreshEverything(queries),
    // The secret is kept no longer than it is shown (I12).
    gcTime: 0,
  });
}

interface TokenFormProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (asked: Asked) => void;
  readonly onClose: () => void;
}

function TokenForm({ isPending, error, onSubmit, onClose }: TokenFormProps) {
  const [asked, setAsked] = useState<Asked>({ name: '', use: 'viewer' });
  const isReady = asked.name.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady && !isPending) onSubmit({ ...asked, name: asked.name.trim() });
  };
  return (
    <form onSubmit={submit} aria-label="Make a token">
      <Stack gap="sm">
        <TextInput
          label="For whom"
          description="Shown as the author of what its bearer does. Give each person one of their own."
          value={asked.name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setAsked({ ...asked, name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Role"
          description={asked.use === 'enrolment' ? ENROLMENT : ROLES[asked.use]}
          value={asked.use}
          data={USES.map((use) => ({
            value: use,
            label: use === 'enrolment' ? 'none: agents enrol with it' : use,
          }))}
          onChange={(event) => setAsked({ ...asked, use: event.currentTarget.value as Use })}
        />
        <ErrorNote error={error} />
        <Group gap="xs">
          <Button type="submit" disabled={!isReady} loading={isPending}>
            Make the token
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
