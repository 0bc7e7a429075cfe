import type { RuleEvidence } from '@bylaw/learning';
import { counted } from '../page/counted.js';
import { percent } from '../page/percent.js';
import { visible } from '../page/visible.js';
import { Commands } from './commands.js';

/** What speaks for a rule that a trainer proposes, and against it. */
export function RuleEvidenceView({ evidence }: { readonly evidence: RuleEvidence | undefined }) {
  if (evidence === undefined) return <p className="quiet">No evidence was stored for this rule.</p>;
  const { certainty, term, unsafeHits, safeHits } = evidence;
  return (
    <>
      <dl className="facts evidence">
        <dt>Why so</dt>
        <dd>{visible(certainty)}</dd>
        <dt>Found as</dt>
        <dd>{visible(term)}</dd>
        <dt>Matches</dt>
        <dd>
          {unsafeHits} different unsafe and {safeHits} safe commands
        </dd>
        <dt>Precision</dt>
        <dd>{precisionOf(evidence)}</dd>
        <dt>Support</dt>
        <dd>{supportOf(evidence)}</dd>
      </dl>
      <Objection evidence={evidence} />
      <Commands title="Unsafe commands that it matches" commands={evidence.examples} />
      <Commands title="Safe commands that it matches" commands={evidence.contradictions} open />
    </>
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
  if (unsafeHits + safeHits === 0) return <p className="note warn">It matches no labelled command.</p>;
  if (safeHits <= unsafeHits) return null;
  return (
    <p className="note bad">
      It matches more safe commands than unsafe ones: {safeHits} against {unsafeHits}.
    </p>
  );
}
