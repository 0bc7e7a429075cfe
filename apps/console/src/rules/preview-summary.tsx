import { Alert, Text } from '@mantine/core';
import type { Effect, RulePreview } from '../gateway/wire.js';
import { previewSentences } from './preview-sentences.js';

export interface PreviewSummaryProps {
  readonly actions: NonNullable<RulePreview['actions']>;
  readonly effect: Effect;
}

/** How many actions a rule would match, what became of them, and what speaks against it. */
export function PreviewSummary({ actions, effect }: PreviewSummaryProps) {
  const { result, details, warning } = previewSentences(actions, effect);
  return (
    <>
      <div role="status">
        <Text fw={600} fz="lg">
          {result}
        </Text>
        <Text size="sm" c="dimmed">
          {details.join(' ')}
        </Text>
      </div>
      {warning !== null && (
        <Alert color="warn" role="note">
          {warning}
        </Alert>
      )}
    </>
  );
}
