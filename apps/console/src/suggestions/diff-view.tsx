import type { RuleResponse, SuggestionResponse } from '@bylaw/contracts';
import type { RuleDraft } from '@bylaw/policy';
import { useResource } from '../gateway/use-resource.js';
import { RuleLine } from '../rules/rule-line.js';
import { OverlapsOfRule } from './overlaps-view.js';

/** The rules that a suggestion adds and removes, and how they overlap with others. */
export function DiffView({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { diff } = suggestion;
  const add = diff.add as readonly RuleDraft[];
  return (
    <ul className="diff">
      {add.map((rule, index) => (
        <li key={index} className="add">
          <RuleLine rule={{ ...rule, confidence: rule.score }} />
          <OverlapsOfRule suggestion={suggestion} addIndex={index} />
        </li>
      ))}
      {diff.remove.length > 0 && <Removed ids={diff.remove} />}
    </ul>
  );
}

function Removed({ ids }: { readonly ids: readonly string[] }) {
  const { data } = useResource<{ readonly items: readonly RuleResponse[] }>('/v1/rules');
  const rules = new Map(data?.items.map((rule) => [rule.id, rule]));
  return ids.map((id) => {
    const rule = rules.get(id);
    return (
      <li key={id} className="remove">
        {rule === undefined ? (
          <>
            rule <code>{id}</code>, which is not active now
          </>
        ) : (
          <RuleLine rule={rule} />
        )}
      </li>
    );
  });
}
