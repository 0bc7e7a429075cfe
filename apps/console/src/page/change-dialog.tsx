import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Change } from '../gateway/use-change.js';
import { useChange } from '../gateway/use-change.js';
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
  readonly commentLabel: string;
  readonly commentOptional?: boolean;
  /** What the button says. */
  readonly verb: string;
  readonly change: (typed: Typed) => Change;
  readonly onClose: () => void;
}

/** Asks for a change's confirmation and reason, makes it, and stays open with the reason when it is refused. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, children, word, commentLabel, commentOptional = false, verb, change, onClose } = props;
  const [typed, setTyped] = useState<Typed>({ word: '', comment: '' });
  const making = useChange();
  const ready =
    (word === undefined || typed.word === word) && (commentOptional || typed.comment.trim() !== '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const sent = { word: typed.word, comment: typed.comment.trim() };
    making.mutate(change(sent), { onSuccess: ({ queued }) => queued || onClose() });
  };
  return (
    <Modal title={title} onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        <TextInput
          label={commentOptional ? `${commentLabel} (optional)` : commentLabel}
          value={typed.comment}
          onChange={(comment) => setTyped((before) => ({ ...before, comment }))}
        />
        {word !== undefined && (
          <TextInput
            label={`Type ${word} to confirm`}
            value={typed.word}
            onChange={(text) => setTyped((before) => ({ ...before, word: text }))}
          />
        )}
        <ErrorNote error={making.error} />
        {making.data?.queued === true && (
          <p className="note warn" role="status">
            It was accepted, but takes longer than usual. It will show here when it is done.
          </p>
        )}
        <div className="buttons">
          <button type="submit" className="primary" disabled={!ready || making.isPending || making.isSuccess}>
            {making.isPending ? 'Working …' : verb}
          </button>
          <button type="button" onClick={onClose}>
            {making.isSuccess ? 'Close' : 'Cancel'}
          </button>
        </div>
      </form>
    </Modal>
  );
}

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function TextInput({ label, value, onChange }: TextInputProps) {
  const id = useId();
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={2_000}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

function Modal({ title, children, onClose }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
