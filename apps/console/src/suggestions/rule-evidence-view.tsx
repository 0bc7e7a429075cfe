import { Alert, Stack, Text } from '@mantine/core';
import type { RuleEvidence } from '@bylaw/learning';
import { counted } from '../page/counted.js';
import { percent } from '../page/percent.js';
import { visible } from '../page/visible.js';
import { IntervalBar } from '../trainings/interval-bar.js';
import { SamplesView } from './sample-view.js';

export interface RuleEvidenceViewProps {
  readonly evidence: RuleEvidence | undefined;
  /** The rule's place in the diff. */
  readonly rule: string;
}

/** So many of the unsafe commands are seen at once. */
const SEEN = 2;

/** What speaks for a rule that a trainer proposes, and against it: that comes first. */
export function RuleEvidenceView({ evidence, rule }: RuleEvidenceViewProps) {
  if (evidence === undefined) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        No evidence was stored for this rule.
      </Text>
    );
  }
  const { certainty, term, unsafeHits, safeHits, examples, contradictions } = evidence;
  return (
    <Stack gap="xs" mt="xs">
      <Objection evidence={evidence} />
      <SamplesView title="Safe commands that it matches" rules={[rule]} commands={contradictions} />
      <dl className="bylaw-facts">
        <dt>Why so</dt>
        <dd>{visible(certainty)}</dd>
        <dt>Matches</dt>
        <dd>
          {unsafeHits} different unsafe and {safeHits} safe commands
        </dd>
        <dt>Precision</dt>
        <dd>
          {precisionOf(evidence)}
          {unsafeHits + safeHits > 0 && (
            <IntervalBar share={{ value: evidence.precision, low: evidence.precisionLower, high: 1 }} />
          )}
        </dd>
        <dt>Support</dt>
        <dd>{supportOf(evidence)}</dd>
        <dt>Found as</dt>
        <dd>{visible(term)}</dd>
      </dl>
      <SamplesView
        title="Unsafe commands that it matches"
        rules={[rule]}
        commands={examples}
        atFirst={SEEN}
      />
    </Stack>
  );
}

function precisionOf({ unsafeHits, safeHits, precision, precisionLower }: RuleEvidence): string {
  if (unsafeHits + safeHits === 0) return 'not known';
  return `${percent(precision)} of these are unsafe; at least ${percent(precisionLower)}, 95 % sure`;
}

/** Kinds are commands without their names and numbers: a hundred that differ in those alone say no more than one. */
function supportOf(evidence: RuleEvidence): string {
  const { support, distinctSkeletons } = evidence;
  return `${support}: of ${counted(distinctSkeletons, 'kind')} of unsafe commands, ${agentsOf(evidence)}`;
}

/** Imported actions have no agents. */
function agentsOf({ distinctAgents }: RuleEvidence): string {
  return distinctAgents === 0 ? 'of actions that name no agent' : `of ${counted(distinctAgents, 'agent')}`;
}

function Objection({ evidence: { unsafeHits, safeHits } }: { readonly evidence: RuleEvidence }) {
  if (unsafeHits + safeHits === 0) return <Alert color="warn">It matches no labelled command.</Alert>;
  if (safeHits <= unsafeHits) return null;
  return (
    <Alert color="bad">
      It matches more safe commands than unsafe ones: {safeHits} against {unsafeHits}.
    </Alert>
  );
}
