import type { RuleResponse, SuggestionResponse } from '../gateway/wire.js';
import type { RemovalEvidence, SuggestionEvidence } from '@bylaw/learning';
import { useId } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { RuleLine } from '../rules/rule-line.js';
import { Commands } from './commands.js';

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
      <h3 id={id}>Remove: {counted(diff.remove.length, 'rule')}</h3>
      <p className="quiet">These rules end. A rollback brings them back.</p>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the rules" />}
      <ul className="diff">
        {diff.remove.map((ruleId) => (
          <li key={ruleId} className="remove">
            {data !== undefined && (
              <WholeRule id={ruleId} rule={rules.get(ruleId)} baseVersion={baseVersion} />
            )}
            <Reason removal={reasons.get(ruleId)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WholeRuleProps {
  readonly id: string;
  readonly rule: RuleResponse | undefined;
  readonly baseVersion: number;
}

function WholeRule({ id, rule, baseVersion }: WholeRuleProps) {
  if (rule === undefined)
    return (
      <p>
        Rule <code>{id}</code>, which was not active at version {baseVersion}.
      </p>
    );
  return (
    <>
      <RuleLine rule={rule} />
      <span className="quiet">
        rule <code>{id}</code>, by {visible(rule.addedBy)} in{' '}
        <a href={linkTo('versions', rule.addedInVersion)}>version {rule.addedInVersion}</a>
      </span>
    </>
  );
}

function Reason({ removal }: { readonly removal: RemovalEvidence | undefined }) {
  if (removal === undefined) return null;
  const { reason, unsafeHits, safeHits, contradictions } = removal;
  return (
    <>
      <dl className="facts evidence">
        <dt>Why it goes</dt>
        <dd>{visible(reason)}</dd>
        <dt>Matches</dt>
        <dd>
          {unsafeHits} different unsafe and {safeHits} safe commands
        </dd>
      </dl>
      <Commands title="Safe commands that it matches" commands={contradictions} open />
    </>
  );
}
