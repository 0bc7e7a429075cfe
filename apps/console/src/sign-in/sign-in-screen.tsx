import { Button, Code, Container, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../page/error-note.js';

export interface SignInScreenProps {
  readonly signIn: (token: string) => void;
  readonly isBusy: boolean;
  readonly error: Error | null;
}

/** Asks for an operator's token. */
export function SignInScreen({ signIn, isBusy, error }: SignInScreenProps) {
  const [token, setToken] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    signIn(token.trim());
  };
  return (
    <Container component="main" size="xs" pt="10vh">
      <Paper withBorder p="lg">
        <form onSubmit={submit}>
          <Stack>
            <Title order={1}>Bylaw</Title>
            <Text>
              Open the sign-in link that <Code>npm start</Code> prints, or sign in with an operator’s token.
            </Text>
            <PasswordInput
              label="Token"
              name="token"
              autoComplete="current-password"
              spellCheck={false}
              placeholder="bylaw_op_…"
              visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
            <ErrorNote error={error} />
            <Button type="submit" disabled={token.trim() === ''} loading={isBusy}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Container>
  );
}
