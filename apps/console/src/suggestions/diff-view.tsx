import type { RuleResponse, SuggestionResponse } from '@bylaw/contracts';
import type { RuleDraft } from '@bylaw/policy';
import { useResource } from '../gateway/use-resource.js';
import { RuleLine } from '../rules/rule-line.js';

export interface DiffViewProps {
  readonly diff: SuggestionResponse['diff'];
}

/** The rules that a diff adds and removes. */
export function DiffView({ diff }: DiffViewProps) {
  const add = diff.add as readonly RuleDraft[];
  return (
    <ul className="diff">
      {add.map((rule, index) => (
        <li key={index} className="add">
          <RuleLine rule={{ ...rule, confidence: rule.score }} />
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
