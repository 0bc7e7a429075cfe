import { Text } from '@mantine/core';
import { useState } from 'react';
import type { TrainingResponse } from '../gateway/wire.js';
import { AskingButton } from '../page/asking-button.js';
import { useMay } from '../sign-in/session.js';
import { isGoingOn } from './is-going-on.js';

/** Ends a run that goes on. It ends when its trainer hears of it, which takes a moment. */
export function CancelButton({ run }: { readonly run: TrainingResponse }) {
  const { id } = run;
  const [isAsked, setAsked] = useState(false);
  if (!useMay('approver') || !isGoingOn(run)) return null;
  if (isAsked) {
    return (
      <Text size="sm" role="status">
        Cancelling …
      </Text>
    );
  }
  return (
    <AskingButton
      label="Cancel the run …"
      isSmall
      title="Cancel the training run"
      verb="Cancel the run"
      isGrave
      change={() => async (gateway) => {
        const answer = await gateway.DELETE('/v1/trainings/{id}', { params: { path: { id } } });
        setAsked(true);
        return answer;
      }}
    >
      It ends as cancelled, and suggests nothing; what it has counted so far is lost. The policy and other
      runs are not concerned.
    </AskingButton>
  );
}
