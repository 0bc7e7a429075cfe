import { Text } from '@mantine/core';
import { AsStored } from '../page/as-stored.js';
import { visible } from '../page/visible.js';
import { HeldOutView } from '../trainings/held-out-view.js';
import { isTrainersEvidence } from './trainers-evidence.js';

/** What speaks for a suggestion as a whole; what was stored by others is shown as it is. */
export function EvidenceView({ evidence }: { readonly evidence: unknown }) {
  if (evidence === null || evidence === undefined) {
    return <Text c="dimmed">None: a person proposed it.</Text>;
  }
  if (!isTrainersEvidence(evidence)) {
    return <pre tabIndex={0}>{visible(JSON.stringify(evidence, null, 2))}</pre>;
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        The figures at each rule are of all labelled commands of the run. Its support is of the unsafe ones
        that it matches, by kinds where there are very many, and no agent counts beyond its share.
      </Text>
      <HeldOutView metrics={evidence.heldOut} />
      <AsStored title="All evidence, as it was stored" value={evidence} />
    </>
  );
}
