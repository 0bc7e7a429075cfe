import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useChange, type Change } from '../gateway/use-change.js';
import { ErrorNote } from './error-note.js';

/** What the person typed. */
export interface Typed {
  readonly word: string;
  readonly comment: string;
}

export interface ChangeDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The word to type, for changes that need one (I1). */
  readonly word?: string;
  /** Why is asked for under this name; without it, nothing is. */
  readonly commentLabel?: string;
  readonly commentOptional?: boolean;
  /** A reason to begin with, which can be changed; the word is typed at once then. */
  readonly comment?: string;
  /** What the button says. */
  readonly verb: string;
  /** It can't be undone, or stops somebody's work: the button says so by its colour. */
  readonly isGrave?: boolean;
  readonly change: (typed: Typed) => Change;
  readonly onClose: () => void;
  readonly size?: string;
}

const LONGEST = 2_000;

/** Asks for a change's confirmation and reason, makes it, and stays open with the reason when it is refused. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, children, verb, isGrave = false, change, onClose, size = 'lg' } = props;
  const [typed, setTyped] = useState<Typed>({ word: '', comment: props.comment ?? '' });
  const making = useChange();
  const ready = isReady(props, typed);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready || making.isPending || making.isSuccess) return;
    const sent = { word: typed.word, comment: typed.comment.trim() };
    making.mutate(change(sent), { onSuccess: ({ queued }) => queued || onClose() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': `Close: ${title}` }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text component="div">{children}</Text>
          <Fields {...props} typed={typed} onType={setTyped} />
          <ErrorNote error={making.error} />
          {making.data?.queued === true && (
            <Alert color="warn" role="status">
              It was accepted, but takes longer than usual. It will show here when it is done.
            </Alert>
          )}
          <Group gap="xs">
            <Button
              type="submit"
              color={isGrave ? 'bad' : 'moss'}
              disabled={!ready || making.isSuccess}
              loading={making.isPending}
            >
              {verb}
            </Button>
            <Button variant="default" onClick={onClose}>
              {making.isSuccess ? 'Close' : 'Cancel'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function isReady({ word, commentLabel, commentOptional = false }: ChangeDialogProps, typed: Typed): boolean {
  const isTold = commentLabel === undefined || commentOptional || typed.comment.trim() !== '';
  return isTold && (word === undefined || typed.word === word);
}

interface FieldsProps extends ChangeDialogProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

function Fields(props: FieldsProps) {
  const { word, commentLabel, commentOptional = false, comment = '', typed, onType } = props;
  const beginsAtWord = word !== undefined && (commentLabel === undefined || comment !== '');
  return (
    <>
      {commentLabel !== undefined && (
        <TextInput
          label={commentOptional ? `${commentLabel} (optional)` : commentLabel}
          value={typed.comment}
          maxLength={LONGEST}
          autoComplete="off"
          data-autofocus={!beginsAtWord || undefined}
          onChange={(event) => onType({ ...typed, comment: event.currentTarget.value })}
        />
      )}
      {word !== undefined && (
        <TextInput
          label={`Type ${word} to confirm`}
          value={typed.word}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          data-autofocus={beginsAtWord || undefined}
          onChange={(event) => onType({ ...typed, word: event.currentTarget.value })}
        />
      )}
    </>
  );
}
