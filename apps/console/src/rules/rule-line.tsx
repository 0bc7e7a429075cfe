import type { Effect, RuleMode, RuleTarget } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { visible } from '../page/visible.js';

/** What is shown of a rule, proposed or active. */
export interface ShownRule {
  readonly pattern: string;
  readonly effect: Effect;
  readonly tool?: string | null;
  readonly target?: RuleTarget;
  readonly mode?: RuleMode;
  readonly locked?: boolean;
  readonly confidence?: number | null;
  readonly reason?: string | null;
}

/** A rule on a line or two. */
export function RuleLine({ rule }: { readonly rule: ShownRule }) {
  const { pattern, effect, mode, reason, confidence } = rule;
  return (
    <div className="rule">
      <span className="row">
        <Badge word={mode === 'observe' ? `would ${effect}` : effect} />
        <code>{visible(pattern)}</code>
      </span>
      <span className="quiet">
        {traitsOf(rule).map((trait) => (
          <span key={trait} className="trait">
            {trait}
          </span>
        ))}
        {typeof confidence === 'number' && `confidence ${confidence.toFixed(2)}. `}
        {visible(reason ?? '')}
      </span>
    </div>
  );
}

function traitsOf({ tool, target, mode, locked }: ShownRule): string[] {
  const traits: string[] = [];
  if (locked === true) traits.push('locked');
  if (mode === 'observe') traits.push('only observes');
  if (typeof tool === 'string') traits.push(`tool ${visible(tool)}`);
  if (target === 'text') traits.push('matches the text as sent');
  return traits;
}
