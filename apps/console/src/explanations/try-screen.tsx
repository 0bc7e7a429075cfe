import { Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../page/error-note.js';
import { DecisionView } from './decision-view.js';
import { useAskPolicy, type Question } from './use-ask-policy.js';

/** What the current policy would say to a command, and why, without anybody running or recording it. */
export function TryScreen() {
  const ask = useAskPolicy();
  const asking = useMutation({ mutationFn: (question: Question) => ask(question) });
  return (
    <Stack gap="sm">
      <Title order={1}>Try a command</Title>
      <Text c="dimmed">
        Asks the current policy what it would decide. Nothing is run, and nothing is recorded.
      </Text>
      <QuestionForm isAsking={asking.isPending} onAsk={(question) => asking.mutate(question)} />
      <ErrorNote error={asking.error} />
      <section aria-label="Answer" aria-live="polite">
        {asking.data !== undefined && (
          <Paper withBorder p="md">
            <DecisionView decision={asking.data} />
          </Paper>
        )}
      </section>
    </Stack>
  );
}

interface QuestionFormProps {
  readonly isAsking: boolean;
  readonly onAsk: (question: Question) => void;
}

function QuestionForm({ isAsking, onAsk }: QuestionFormProps) {
  const [command, setCommand] = useState('');
  const [tool, setTool] = useState('shell');
  const isReady = command !== '' && tool.trim() !== '' && !isAsking;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady) onAsk({ command, tool: tool.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="60rem">
        <Textarea
          label="Command"
          className="bylaw-code-input"
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
          autoComplete="off"
          value={command}
          onChange={(event) => setCommand(event.currentTarget.value)}
          onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
          }}
        />
        <TextInput
          label="Tool"
          maw="20rem"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={tool}
          onChange={(event) => setTool(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" disabled={!isReady}>
            {isAsking ? 'Asking …' : 'Ask the policy'}
          </Button>
          <Text size="sm" c="dimmed">
            or Ctrl+Enter in the command
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
