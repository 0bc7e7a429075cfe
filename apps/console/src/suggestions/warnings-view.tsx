import { useId } from 'react';
import { visible } from '../page/visible.js';
import { isTrainersEvidence } from './trainers-evidence.js';

/** What people should know before they approve; nothing when there is nothing. */
export function WarningsView({ evidence }: { readonly evidence: unknown }) {
  const id = useId();
  if (!isTrainersEvidence(evidence) || evidence.warnings.length === 0) return null;
  return (
    <section className="note warn" aria-labelledby={id}>
      <h2 id={id}>Before you approve</h2>
      {evidence.warnings.map((warning, index) => (
        <p key={index}>{visible(warning)}</p>
      ))}
    </section>
  );
}
