import { Progress, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReviewResponse, Verdict } from '../gateway/wire.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { counted } from '../page/counted.js';
import { SentLine } from '../page/sent-text.js';
import { visible } from '../page/visible.js';
import { answerAll } from './answer-all.js';
import { isIdentical } from './group-reviews.js';

export interface VerdictDialogProps {
  readonly reviews: readonly ReviewResponse[];
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

/** So many commands are repeated. */
const SHOWN = 8;

/** Answers held actions, one or a group; what is answered is repeated. */
export function VerdictDialog({ reviews, verdict, onClose }: VerdictDialogProps) {
  const [done, setDone] = useState(0);
  const verb = verdict === 'allow' ? 'Allow' : 'Deny';
  const what = reviews.length === 1 ? 'this action' : counted(reviews.length, 'action');
  return (
    <ChangeDialog
      title={`${verb} ${what}`}
      commentLabel="Why"
      commentOptional
      verb={verb}
      isGrave={verdict === 'deny'}
      onClose={onClose}
      change={({ comment }) =>
        (gateway) =>
          answerAll(gateway, { reviews, verdict, comment }, setDone)
        }
    >
      <Scope reviews={reviews} />
      <ul className="bylaw-commands">
        {reviews.slice(0, SHOWN).map(({ actionId, command, agentName, agentId }) => (
          <li key={actionId}>
            <SentLine text={command} />
            <Text size="xs" c="dimmed">
              {visible(agentName ?? agentId)}
            </Text>
          </li>
        ))}
      </ul>
      {reviews.length > SHOWN && <Text size="sm">and {reviews.length - SHOWN} more</Text>}
      {done > 0 && (
        <div role="status">
          <Text size="sm">
            {done} of {reviews.length} answered
          </Text>
          <Progress value={(100 * done) / reviews.length} aria-label="Answering" />
        </div>
      )}
    </ChangeDialog>
  );
}

function Scope({ reviews }: Pick<VerdictDialogProps, 'reviews'>) {
  if (reviews.length === 1)
    return <Text size="sm">The answer is for exactly this action of this agent, and no other:</Text>;
  return (
    <Text size="sm">
      {isIdentical(reviews)
        ? 'The answer is for all that is held with this very command, of whichever agent, at the moment that it is given:'
        : 'The answer is for each of exactly these actions, and no other:'}
    </Text>
  );
}
