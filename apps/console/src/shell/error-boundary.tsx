import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';

interface Fault {
  readonly error: Error | null;
}

/** Keeps a fault of one screen from taking the page with it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, Fault> {
  override readonly state: Fault = { error: null };

  static getDerivedStateFromError(error: unknown): Fault {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Alert color="bad" title="This screen has a fault" role="alert">
        <Stack align="flex-start" gap="sm">
          <Text size="sm">
            What you did is not lost if the gateway had confirmed it. Load the page again; if it fails again,
            report this:
          </Text>
          <Code block>{error.message}</Code>
          <Button color="bad" onClick={() => location.reload()}>
            Load the page again
          </Button>
        </Stack>
      </Alert>
    );
  }
}
