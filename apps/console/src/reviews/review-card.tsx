import type { ReviewResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { Badge } from '../page/badge.js';
import { Time } from '../page/time.js';
import { useMay } from '../sign-in/session.js';
import { Countdown } from './countdown.js';
import { VerdictDialog } from './verdict-dialog.js';
import { visible } from '../page/visible.js';

/** A held action, how long it still waits, and the two answers. */
export function ReviewCard({ review }: { readonly review: ReviewResponse }) {
  const { tool, command, agentId, agentName, reason, heldAt, status, verdict, comment, answeredBy } = review;
  return (
    <>
      <span className="row">
        <Badge word={verdict ?? status} />
        <code className="command">{visible(command)}</code>
      </span>
      <span className="quiet">
        {visible(tool)}, {visible(agentName ?? `agent ${agentId}`)}, asked <Time at={heldAt} />
        {reason !== null && `. ${visible(reason)}`}
        {answeredBy !== null && `, answered by ${visible(answeredBy)}`}
        {comment !== null && comment !== '' && `: ${visible(comment)}`}
      </span>
      {status === 'held' && (
        <>
          <Countdown to={review.expiresAt} />
          <Answers review={review} />
        </>
      )}
    </>
  );
}

function Answers({ review }: { readonly review: ReviewResponse }) {
  const [verdict, setVerdict] = useState<'allow' | 'deny'>();
  if (!useMay('approver')) return null;
  return (
    <div className="buttons">
      <button type="button" onClick={() => setVerdict('allow')}>
        Allow …
      </button>
      <button type="button" onClick={() => setVerdict('deny')}>
        Deny …
      </button>
      {verdict !== undefined && (
        <VerdictDialog review={review} verdict={verdict} onClose={() => setVerdict(undefined)} />
      )}
    </div>
  );
}
