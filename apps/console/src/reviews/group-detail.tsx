import { Anchor, Button, Drawer, Group, Paper, Stack, Text } from '@mantine/core';
import { ActionExplanation } from '../explanations/action-explanation.js';
import { useResource } from '../gateway/use-resource.js';
import type { ReviewResponse, Verdict } from '../gateway/wire.js';
import { linkTo } from '../page/route.js';
import { SentText } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useMay } from '../sign-in/session.js';
import { Countdown } from './countdown.js';
import type { ReviewGroup } from './group-reviews.js';
import { whyHeld } from './why-held.js';

export interface GroupDetailProps {
  /** Undefined when what it was about is not held any more. */
  readonly group: ReviewGroup | undefined;
  readonly onAnswer: (reviews: readonly ReviewResponse[], verdict: Verdict) => void;
  readonly onClose: () => void;
}

/** Every action of a group, whole, with its own answer, and why it was held. */
export function GroupDetail({ group, onAnswer, onClose }: GroupDetailProps) {
  const title = group === undefined ? 'Held actions' : visible(group.name);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': 'Close the details' }}
    >
      {group === undefined ? (
        <Text role="status">These are not held any more: they were answered, or ran out.</Text>
      ) : (
        <Stack>
          {group.reviews.map((review) => (
            <Held key={review.actionId} review={review} onAnswer={onAnswer} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

interface HeldProps extends Pick<GroupDetailProps, 'onAnswer'> {
  readonly review: ReviewResponse;
}

function Held({ review, onAnswer }: HeldProps) {
  const { actionId, agentId, agentName, tool, command, reason, heldAt, expiresAt } = review;
  const mayAnswer = useMay('approver');
  return (
    <Paper withBorder p="sm">
      <SentText text={command} />
      <Text size="sm" c="dimmed">
        {visible(tool)}, <Anchor href={linkTo('agents', agentId)}>{visible(agentName ?? agentId)}</Anchor>,
        asked <Time at={heldAt} />. {visible(whyHeld(reason))}
      </Text>
      <Group gap="xs" my="xs">
        {mayAnswer && (
          <>
            <Button size="compact-sm" onClick={() => onAnswer([review], 'allow')}>
              Allow …
            </Button>
            <Button size="compact-sm" color="bad" onClick={() => onAnswer([review], 'deny')}>
              Deny …
            </Button>
          </>
        )}
        <Countdown to={expiresAt} />
        <Anchor size="sm" href={linkTo('telemetry', actionId)}>
          The recorded action
        </Anchor>
      </Group>
      <Why actionId={actionId} />
    </Paper>
  );
}

function Why({ actionId }: { readonly actionId: string }) {
  const { data } = useResource('/v1/actions/{id}', { path: { id: actionId } });
  return data === undefined ? null : <ActionExplanation action={data} />;
}
