import type { HeldOutMetrics, RuleEvidence, Share, SuggestionEvidence } from '@bylaw/learning';
import { Commands } from './commands.js';
import { visible } from '../page/visible.js';

/** What speaks for a suggestion: of the trainer's, counts and examples; of others, whatever was stored. */
export function EvidenceView({ evidence }: { readonly evidence: unknown }) {
  if (evidence === null || evidence === undefined) {
    return <p className="quiet">None: a person proposed it.</p>;
  }
  if (!isTrainersEvidence(evidence)) return <pre>{JSON.stringify(evidence, null, 2)}</pre>;
  return (
    <>
      <HeldOut metrics={evidence.heldOut} />
      <ul className="cards">
        {evidence.rules.map((rule) => (
          <li key={rule.pattern} className="card">
            <RuleEvidenceView rule={rule} />
          </li>
        ))}
      </ul>
    </>
  );
}

function isTrainersEvidence(evidence: unknown): evidence is SuggestionEvidence {
  if (typeof evidence !== 'object' || evidence === null) return false;
  const { rules, heldOut } = evidence as Partial<SuggestionEvidence>;
  return (
    typeof heldOut === 'object' &&
    Array.isArray(rules) &&
    rules.every(
      (rule: RuleEvidence | null) => Array.isArray(rule?.examples) && Array.isArray(rule.contradictions),
    )
  );
}

function HeldOut({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { precision, recall, falseDenyRate, safeCommands, unsafeCommands } = metrics;
  return (
    <>
      <p>
        Measured on {safeCommands} safe and {unsafeCommands} unsafe commands that were held out of learning:
      </p>
      <dl className="facts">
        <dt>Of what is denied, unsafe</dt>
        <dd>{percent(precision)}</dd>
        <dt>Of what is unsafe, denied</dt>
        <dd>{percent(recall)}</dd>
        <dt>Of what is safe, denied</dt>
        <dd>{percent(falseDenyRate)}</dd>
      </dl>
    </>
  );
}

function percent(share: Share | null): string {
  if (share === null) return 'too few to tell';
  const [value, low, high] = [share.value, share.low, share.high].map((part) => (part * 100).toFixed(1));
  return `${value ?? ''} % (95 % sure: ${low ?? ''} to ${high ?? ''} %)`;
}

/** Imported actions have no agents. */
function agentsOf({ distinctAgents }: RuleEvidence): string {
  return distinctAgents === 0 ? '' : `, of ${distinctAgents} agents`;
}

function RuleEvidenceView({ rule }: { readonly rule: RuleEvidence }) {
  return (
    <>
      <strong>
        <code>{visible(rule.term)}</code>
      </strong>
      <span>
        in {rule.unsafeHits} unsafe and {rule.safeHits} safe commands{agentsOf(rule)}; at least{' '}
        {(rule.precisionLower * 100).toFixed(0)} % unsafe
      </span>
      <Commands title="Unsafe commands that it denies" commands={rule.examples} />
      <Commands title="Safe commands that it denies too" commands={rule.contradictions} />
    </>
  );
}
