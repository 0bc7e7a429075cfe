import type { ActionResponse } from '@bylaw/contracts';
import { ActionExplanation } from '../explanations/action-explanation.js';
import { Badge } from '../page/badge.js';
import { Time } from '../page/time.js';
import { useMay } from '../sign-in/session.js';
import { LabelButtons } from './label-buttons.js';
import { visible } from '../page/visible.js';

/** One recorded action, and the buttons that label it. */
export function ActionLine({ action }: { readonly action: ActionResponse }) {
  const mayLabel = useMay('labeler');
  const { tool, command, decision, reason, ts, label, labelledBy, policyVersion } = action;
  return (
    <>
      <span className="row">
        {decision !== null && <Badge word={decision} />}
        <code className="command">{visible(command)}</code>
      </span>
      <span className="quiet">
        {visible(tool)}, <Time at={ts} />
        {policyVersion !== null && `, version ${policyVersion}`}
        {action.unparsed && ', could not be parsed'}
        {reason !== null && `. ${visible(reason)}`}
      </span>
      <ActionExplanation action={action} />
      {mayLabel ? (
        <LabelButtons id={action.id} label={label} labelledBy={labelledBy} />
      ) : (
        label !== null && <Badge word={label} />
      )}
    </>
  );
}
