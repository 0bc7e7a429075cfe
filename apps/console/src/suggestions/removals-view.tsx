import { Anchor, Code, Text, Title } from '@mantine/core';
import type { RemovalEvidence, SuggestionEvidence } from '@bylaw/learning';
import { useId, type ReactNode } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { RuleResponse, SuggestionResponse } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { RuleCard } from './rule-card.js';
import { SamplesView } from './sample-view.js';

export interface RemovalsViewProps {
  readonly suggestion: SuggestionResponse;
  readonly evidence: SuggestionEvidence | undefined;
}

/** The rules that a suggestion removes, whole, as they were in the version that it was made for, each with the reason. */
export function RemovalsView({ suggestion: { diff, baseVersion }, evidence }: RemovalsViewProps) {
  const id = useId();
  const { data, error } = useResource('/v1/rules', { query: { version: baseVersion } });
  const rules = new Map(data?.items.map((rule) => [rule.id, rule]));
  const reasons = new Map(evidence?.removals.map((removal) => [removal.ruleId, removal]));
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} size="h5">
        Remove: {counted(diff.remove.length, 'rule')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        These rules end. A rollback brings them back.
      </Text>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the rules" />}
      <ul className="bylaw-cards">
        {data !== undefined &&
          diff.remove.map((ruleId) => (
            <li key={ruleId}>
              <Removed id={ruleId} rule={rules.get(ruleId)} baseVersion={baseVersion}>
                <Reason removal={reasons.get(ruleId)} />
              </Removed>
            </li>
          ))}
      </ul>
    </section>
  );
}

interface RemovedProps {
  readonly id: string;
  readonly rule: RuleResponse | undefined;
  readonly baseVersion: number;
  readonly children: ReactNode;
}

function Removed({ id, rule, baseVersion, children }: RemovedProps) {
  if (rule === undefined) {
    return (
      <Text>
        Rule <Code>{id}</Code>, which was not active at version {baseVersion}.
      </Text>
    );
  }
  return (
    <RuleCard rule={rule} change="remove">
      <Text size="sm" c="dimmed">
        rule <Code>{id}</Code>, by {visible(rule.addedBy)} in{' '}
        <Anchor href={linkTo('versions', rule.addedInVersion)} size="sm">
          version {rule.addedInVersion}
        </Anchor>
      </Text>
      {children}
    </RuleCard>
  );
}

function Reason({ removal }: { readonly removal: RemovalEvidence | undefined }) {
  if (removal === undefined) return null;
  const { ruleId, reason, unsafeHits, safeHits, contradictions } = removal;
  return (
    <>
      <dl className="bylaw-facts">
        <dt>Why it goes</dt>
        <dd>{visible(reason)}</dd>
        <dt>Matches</dt>
        <dd>
          {unsafeHits} different unsafe and {safeHits} safe commands
        </dd>
      </dl>
      <SamplesView title="Safe commands that it matches" rules={[ruleId]} commands={contradictions} />
    </>
  );
}
