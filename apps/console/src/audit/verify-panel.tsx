import { Button, Group, Paper, Progress, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '../page/error-note.js';
import { readVerification, type VerificationProgress } from './read-verification.js';
import { VerificationView } from './verification-view.js';

/** Checks that no event was changed, removed or written anew; also against a head that was kept elsewhere. */
export function VerifyPanel() {
  const [head, setHead] = useState('');
  const [progress, setProgress] = useState<VerificationProgress | null>(null);
  const verify = useMutation({
    mutationFn: async () => {
      const kept = head.trim();
      const query = kept === '' ? '' : `?${new URLSearchParams({ head: kept }).toString()}`;
      return readVerification(await fetch(`/v1/audit/verify/progress${query}`), setProgress);
    },
    onSettled: () => setProgress(null),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label="Verification">
      <Stack gap="sm">
        <Title order={2}>Verify the chain</Title>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="A head that you kept (optional)"
            description="SEQ:HASH, of an earlier verification or export: it must still be in the chain."
            value={head}
            maxLength={100}
            spellCheck={false}
            flex="1 1 18rem"
            onChange={(event) => setHead(event.currentTarget.value)}
          />
          <Button loading={verify.isPending} onClick={() => verify.mutate()}>
            Verify
          </Button>
        </Group>
        {verify.isPending && <HowFar progress={progress} />}
        <ErrorNote error={verify.error} />
        {verify.data !== undefined && <VerificationView found={verify.data} />}
      </Stack>
    </Paper>
  );
}

function HowFar({ progress }: { readonly progress: VerificationProgress | null }) {
  const { checked, total } = progress ?? { checked: 0, total: 0 };
  return (
    <div role="status">
      <Progress
        value={total === 0 ? 0 : (100 * checked) / total}
        aria-label="Events that were found to be whole"
        mb={4}
      />
      <Text size="sm" c="dimmed">
        {progress === null ? 'It begins.' : `${checked} of ${total} events are whole.`}
      </Text>
    </div>
  );
}
