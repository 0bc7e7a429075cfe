import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useChange } from '../gateway/use-change.js';
import type { Effect } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';

const EFFECTS: readonly Effect[] = ['deny', 'allow', 'review'];
const NOTHING = { command: '', tool: 'shell', expect: 'deny' as Effect, comment: '' };

/** Pins a command with the decision that it must get; refused, with the reason, when the policy gives it another one now. */
export function PinDialog({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState(NOTHING);
  const pinning = useChange();
  const isReady = typed.command !== '' && typed.tool.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady || pinning.isPending) return;
    const { command, expect, comment } = typed;
    const body = {
      command,
      tool: typed.tool.trim(),
      expect,
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    };
    pinning.mutate((gateway) => gateway.POST('/v1/pinned-cases', { body }), { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Pin a case"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close: Pin a case' }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">No change of the policy is made that decides it otherwise.</Text>
          <Fields typed={typed} onType={setTyped} />
          <ErrorNote error={pinning.error} />
          <Group gap="xs">
            <Button type="submit" disabled={!isReady} loading={pinning.isPending}>
              Pin
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  readonly typed: typeof NOTHING;
  readonly onType: (typed: typeof NOTHING) => void;
}

function Fields({ typed, onType }: FieldsProps) {
  return (
    <>
      <Textarea
        label="Command"
        value={typed.command}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        classNames={{ input: 'bylaw-code' }}
        onChange={(event) => onType({ ...typed, command: event.currentTarget.value })}
      />
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label="Must be"
          data={[...EFFECTS]}
          value={typed.expect}
          onChange={(event) => onType({ ...typed, expect: event.currentTarget.value as Effect })}
        />
        <TextInput
          label="Tool"
          value={typed.tool}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => onType({ ...typed, tool: event.currentTarget.value })}
        />
        <TextInput
          label="Comment (optional)"
          value={typed.comment}
          maxLength={2_000}
          flex="1 1 12rem"
          onChange={(event) => onType({ ...typed, comment: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}
