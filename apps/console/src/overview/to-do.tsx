import { Anchor, Paper, Text } from '@mantine/core';

export interface ToDoProps {
  readonly count: number;
  readonly what: string;
  /** What to know when there is nothing to do. */
  readonly none: string;
  readonly to: string;
}

/** One of the things that wait for a person: how many, and the way there. */
export function ToDo({ count, what, none, to }: ToDoProps) {
  const colour = count > 0 ? 'var(--mantine-color-warn-text)' : undefined;
  return (
    <Paper withBorder p="md" style={count > 0 ? { borderColor: colour, borderWidth: 2 } : {}}>
      <Anchor href={to} fz="lg" fw={600} style={{ color: colour }}>
        <Text span fz="2rem" fw={700} mr="xs">
          {count}
        </Text>
        {what}
      </Anchor>
      <Text size="sm" c="dimmed">
        {count > 0 ? 'Decide on it: somebody or something waits.' : none}
      </Text>
    </Paper>
  );
}
