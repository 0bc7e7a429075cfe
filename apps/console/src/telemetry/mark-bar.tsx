import { Button, Group, Progress, Text } from '@mantine/core';
import type { Label } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { LABELS } from './filters.js';
import type { LabellingProgress } from './use-labelling.js';

export interface MarkBarProps {
  readonly count: number;
  readonly progress: LabellingProgress | null;
  readonly onLabel: (label: Label) => void;
  readonly onClear: () => void;
}

/** Labels all that is marked at once. */
export function MarkBar({ count, progress, onLabel, onClear }: MarkBarProps) {
  if (progress !== null) {
    const { done, total } = progress;
    return (
      <div role="status">
        <Text size="sm">
          {done} of {total} labelled
        </Text>
        <Progress value={(100 * done) / total} aria-label="Labelling" />
      </div>
    );
  }
  if (count === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label="Marked actions">
      <Text size="sm" fw={600}>
        {counted(count, 'action')} marked:
      </Text>
      {LABELS.map((label) => (
        <Button key={label} size="compact-sm" variant="default" onClick={() => onLabel(label)}>
          all {label}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        Unmark
      </Button>
    </Group>
  );
}
