import { Alert } from '@mantine/core';
import type { ActionResponse } from '../gateway/wire.js';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { DecisionView } from './decision-view.js';
import { useAskPolicy } from './use-ask-policy.js';

/** Why a recorded action was decided as it was: opened by hand, and then asked of the version that decided. */
export function ActionExplanation({ action }: { readonly action: ActionResponse }) {
  const [isOpen, setOpen] = useState(false);
  if (action.decision === null || action.policyVersion === null) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Explain the decision</summary>
      {isOpen && <Explanation action={action} version={action.policyVersion} />}
    </details>
  );
}

interface ExplanationProps {
  readonly action: ActionResponse;
  readonly version: number;
}

function Explanation({ action, version }: ExplanationProps) {
  const ask = useAskPolicy();
  const { id, tool, command, args, decision } = action;
  const { data, error } = useQuery({
    queryKey: ['decision of an action', id, version],
    queryFn: ({ signal }) => ask({ tool, command, ...(args === null ? {} : { args }), version }, signal),
    // What a version says of an action never changes.
    staleTime: Infinity,
  });
  return (
    <>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the explanation" />}
      {data !== undefined && <DecisionView decision={data} />}
      {data !== undefined && data.decision !== decision && (
        <Alert color="warn" mt="xs">
          It was recorded as {decision}. The rules alone say {data.decision}: the agent was in quarantine, or
          settings were others then.
        </Alert>
      )}
    </>
  );
}
