import type { DecisionResponse, ExplainedMatchResponse, FormResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { visible } from '../page/visible.js';
import { MarkedForm } from './marked-form.js';

const KINDS: Readonly<Record<FormResponse['kind'], string>> = {
  command: 'command',
  line: 'whole line',
  code: 'code for an interpreter',
  sent: 'as sent',
};

/** A decision, the rules that matched with what they matched, and what the command was understood as. */
export function DecisionView({ decision }: { readonly decision: DecisionResponse }) {
  const { matched, explanation, forms, policyVersion, reason, unparsed } = decision;
  return (
    <>
      <p className="row">
        <Badge word={decision.decision} />
        <span>
          {visible(reason)}, at version {policyVersion}.
          {unparsed && ' The line could not be parsed, and was matched as sent.'}
        </span>
      </p>
      {matched.length === 0 ? (
        <p className="quiet">No rule matches.</p>
      ) : (
        <ul className="matches" aria-label="Rules that match">
          {explanation.map((match) => (
            <li key={match.ruleId}>
              <Match match={match} />
            </li>
          ))}
        </ul>
      )}
      {matched.length > explanation.length && (
        <p className="quiet">{matched.length - explanation.length} more rules match.</p>
      )}
      <Forms forms={forms} />
    </>
  );
}

function Match({ match }: { readonly match: ExplainedMatchResponse }) {
  const { ruleId, effect, mode, target } = match;
  return (
    <>
      <span className="row">
        <Badge word={effect} />
        <span>
          rule <code>{ruleId}</code> {mode === 'observe' && 'only observes, and '}matches in the{' '}
          {target === 'text' ? 'text as sent' : 'command'}:
        </span>
      </span>
      <MarkedForm match={match} />
    </>
  );
}

function Forms({ forms }: { readonly forms: readonly FormResponse[] }) {
  if (forms.length === 0) return null;
  return (
    <details>
      <summary>What it was understood as ({forms.length})</summary>
      <ul className="commands">
        {forms.map(({ text, kind }) => (
          <li key={text}>
            <span className="trait">{KINDS[kind]}</span>
            <code>{visible(text)}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
