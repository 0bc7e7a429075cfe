import { Button, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { useChange } from '../gateway/use-change.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { ErrorNote } from '../page/error-note.js';
import { useMay } from '../sign-in/session.js';

/** The switch that has every action of every agent denied. */
export function LockdownCard() {
  const { data, error } = useResource('/v1/lockdown');
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        Lockdown
      </Title>
      <ErrorNote error={error} />
      <Text mb="xs">
        {data?.active === true
          ? 'Every action of every agent is denied.'
          : 'None: the policy decides. A lockdown denies every action at every hub within a second.'}
      </Text>
      {data !== undefined && <Switch isActive={data.active} />}
    </Paper>
  );
}

function Switch({ isActive }: { readonly isActive: boolean }) {
  if (!useMay('admin')) return null;
  return isActive ? <Lift /> : <Declare />;
}

function Lift() {
  const lifting = useChange();
  return (
    <>
      <ErrorNote error={lifting.error} />
      <Button
        variant="default"
        loading={lifting.isPending}
        onClick={() => lifting.mutate((gateway) => gateway.DELETE('/v1/lockdown'))}
      >
        Lift the lockdown
      </Button>
    </>
  );
}

function Declare() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button color="bad" onClick={() => setOpen(true)}>
        Declare a lockdown …
      </Button>
      {isOpen && (
        <ChangeDialog
          title="Declare a lockdown"
          commentLabel="Why"
          verb="Deny everything"
          onClose={() => setOpen(false)}
          change={({ comment }) =>
            (gateway) =>
              gateway.PUT('/v1/lockdown', { body: { reason: comment } })
            }
        >
          Every action of every agent is denied until the lockdown is lifted.
        </ChangeDialog>
      )}
    </>
  );
}
