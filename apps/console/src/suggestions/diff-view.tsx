import { Stack, Text, Title } from '@mantine/core';
import type { SuggestionEvidence } from '@bylaw/learning';
import { useId } from 'react';
import type { RuleDraft, SuggestionResponse } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { OverlapsOfRule } from './overlaps-view.js';
import { RemovalsView } from './removals-view.js';
import { RuleCard } from './rule-card.js';
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

/** The rules that a suggestion removes, as they are before it, and those that it adds, by what they do; each with what speaks for it. */
export function DiffView({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { diff } = suggestion;
  const evidence = isTrainersEvidence(suggestion.evidence) ? suggestion.evidence : undefined;
  return (
    <Stack gap="md">
      {diff.remove.length > 0 && <RemovalsView suggestion={suggestion} evidence={evidence} />}
      {groupByTier(diff.add).map((group) => (
        <TierSection key={group.tier} group={group} suggestion={suggestion} evidence={evidence} />
      ))}
    </Stack>
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
      <Title order={3} id={id} size="h5">
        {title}: {counted(added.length, 'rule')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {meaning}
      </Text>
      <ul className="bylaw-cards">
        {added.map(({ rule, addIndex }) => (
          <li key={addIndex}>
            <RuleCard rule={{ ...rule, confidence: rule.score ?? null }} change="add">
              <OverlapsOfRule suggestion={suggestion} addIndex={addIndex} />
              {evidence !== undefined && (
                <RuleEvidenceView evidence={evidenceOf(evidence, rule)} rule={`diff.add[${addIndex}]`} />
              )}
            </RuleCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
