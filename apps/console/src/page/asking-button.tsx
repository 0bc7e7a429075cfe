import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChangeDialog, type ChangeDialogProps } from './change-dialog.js';

export interface AskingButtonProps extends Omit<ChangeDialogProps, 'onClose'> {
  /** What the button says; the dialog's own has its verb. */
  readonly label: string;
  readonly isSmall?: boolean;
}

/** A button whose act is made in a dialog that says first what will happen. */
export function AskingButton({ label, isSmall = false, ...dialog }: AskingButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size={isSmall ? 'compact-sm' : 'sm'}
        onClick={() => setOpen(true)}
        {...(dialog.isGrave === true ? { c: 'var(--mantine-color-bad-text)' } : {})}
      >
        {label}
      </Button>
      {isOpen && <ChangeDialog {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
}
