import { Button, Kbd, type ButtonProps } from '@mantine/core';

export interface KeyButtonProps extends ButtonProps {
  /** The single key that does the same; it is registered elsewhere. */
  readonly shortcut: string;
  readonly onClick: () => void;
}

/** A button that shows the key which does the same. */
export function KeyButton({ shortcut, children, ...props }: KeyButtonProps) {
  return (
    <Button
      {...props}
      aria-keyshortcuts={shortcut}
      rightSection={
        <Kbd size="xs" aria-hidden visibleFrom="sm">
          {shortcut}
        </Kbd>
      }
    >
      {children}
    </Button>
  );
}
