import { Anchor, Alert, Text } from '@mantine/core';
import type { TrainingResponse } from '../gateway/wire.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { nextStep } from './next-step.js';

/** What came of a run: its suggestion, or why there is none and what to do about it. Nothing while it goes on. */
export function RunResult({ run }: { readonly run: TrainingResponse }) {
  const { status, suggestionId, error } = run;
  if (suggestionId !== null) {
    return (
      <Alert color="good" title="It suggests rules">
        <Anchor href={linkTo('suggestions', suggestionId)} underline="always" inherit>
          See the suggestion, and decide on it
        </Anchor>
        . Nothing changes before somebody applies it.
      </Alert>
    );
  }
  const title = TITLES[status];
  if (title === undefined) return null;
  const step = nextStep(run);
  return (
    <Alert color={status === 'failed' ? 'bad' : 'plain'} title={title}>
      {error !== null && <Text size="sm">{visible(error)}</Text>}
      {step !== null && (
        <Text size="sm">
          {step.advice}{' '}
          <Anchor href={step.link} underline="always" inherit>
            {step.there}
          </Anchor>
        </Text>
      )}
    </Alert>
  );
}

const TITLES: Readonly<Partial<Record<TrainingResponse['status'], string>>> = {
  failed: 'It failed',
  completed: 'It suggests nothing',
  cancelled: 'It was cancelled',
};
