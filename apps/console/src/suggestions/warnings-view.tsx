import { Alert, Text } from '@mantine/core';
import { useId } from 'react';
import { visible } from '../page/visible.js';
import { isTrainersEvidence } from './trainers-evidence.js';

/** What people should know before they approve; nothing when there is nothing. */
export function WarningsView({ evidence }: { readonly evidence: unknown }) {
  const id = useId();
  if (!isTrainersEvidence(evidence) || evidence.warnings.length === 0) return null;
  return (
    <Alert color="warn" role="region" aria-labelledby={id} title={<span id={id}>Before you approve</span>}>
      {evidence.warnings.map((warning, index) => (
        <Text key={index} size="sm">
          {visible(warning)}
        </Text>
      ))}
    </Alert>
  );
}
