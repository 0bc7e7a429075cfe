import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

export interface TokenSecretProps {
  readonly made: { readonly name: string; readonly token: string };
  readonly onClose: () => void;
}

/** The secret of a token that was just made, to be taken away: only its hash is kept (I12). */
export function TokenSecret({ made: { name, token }, onClose }: TokenSecretProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    // Where the page may not, it can be copied by hand.
    void navigator.clipboard.writeText(token).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Stack gap="sm">
      <Alert color="warn">
        It can’t be shown again: only its hash is kept. Give it to its bearer by a safe way.
      </Alert>
      <TextInput
        label={`Token of ${name}`}
        value={token}
        readOnly
        data-autofocus
        className="bylaw-code"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group gap="xs">
        <Button onClick={copy}>{isCopied ? 'Copied' : 'Copy it'}</Button>
        <Button variant="default" onClick={onClose}>
          It is kept: close
        </Button>
      </Group>
    </Stack>
  );
}
