import { Button, Text } from '@mantine/core';
import { visible } from '../page/visible.js';
import { useSession } from '../sign-in/session.js';

/** Who is signed in, with the role. */
export function Who() {
  const { name, role } = useSession();
  return (
    <Text size="sm" truncate maw="16rem">
      {visible(name)}{' '}
      <Text span c="dimmed">
        ({role})
      </Text>
    </Text>
  );
}

/** Ends the session. */
export function SignOut() {
  const { signOut } = useSession();
  return (
    <Button variant="default" size="compact-sm" onClick={signOut}>
      Sign out
    </Button>
  );
}
