import type { SuggestionResponse } from '../gateway/wire.js';
import type { SuggestionEvidence } from '@bylaw/learning';
import type { RuleDraft } from '@bylaw/policy';
import { useId } from 'react';
import { counted } from '../page/counted.js';
import { RuleLine } from '../rules/rule-line.js';
import { OverlapsOfRule } from './overlaps-view.js';
import { RemovalsView } from './removals-view.js';
import { RuleEvidenceView } from './rule-evidence-view.js';
import { groupByTier, type Tier, type TierGroup } from './tiers.js';
import { evidenceOf, isTrainersEvidence } from './trainers-evidence.js';

const HEADINGS: Readonly<Record<Tier, { readonly title: string; readonly meaning: string }>> = {
  deny: { title: 'Deny', meaning: 'Actions that match are denied.' },
  review: {
    title: 'Review',
    meaning: 'Actions that match wait until an operator answers, or until they expire as denied.',
  },
  allow: {
    title: 'Allow',
    meaning: 'Actions that match are allowed, unless another rule denies or holds them.',
  },
  observe: {
    title: 'Observe only',
    meaning: 'These decide nothing: what they would have done is recorded beside each decision.',
  },
};

/** The rules that a suggestion adds, by what they do, and those that it removes, each with what speaks for it. */
export function DiffView({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { diff } = suggestion;
  const evidence = isTrainersEvidence(suggestion.evidence) ? suggestion.evidence : undefined;
  return (
    <>
      {groupByTier(diff.add as readonly RuleDraft[]).map((group) => (
        <TierSection key={group.tier} group={group} suggestion={suggestion} evidence={evidence} />
      ))}
      {diff.remove.length > 0 && <RemovalsView suggestion={suggestion} evidence={evidence} />}
    </>
  );
}

interface TierSectionProps {
  readonly group: TierGroup<RuleDraft>;
  readonly suggestion: SuggestionResponse;
  readonly evidence: SuggestionEvidence | undefined;
}

function TierSection({ group: { tier, added }, suggestion, evidence }: TierSectionProps) {
  const id = useId();
  const { title, meaning } = HEADINGS[tier];
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {title}: {counted(added.length, 'rule')}
      </h3>
      <p className="quiet">{meaning}</p>
      <ul className={`diff tier-${tier}`}>
        {added.map(({ rule, addIndex }) => (
          <li key={addIndex} className="add">
            <RuleLine rule={{ ...rule, confidence: rule.score }} />
            <OverlapsOfRule suggestion={suggestion} addIndex={addIndex} />
            {evidence !== undefined && <RuleEvidenceView evidence={evidenceOf(evidence, rule)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
