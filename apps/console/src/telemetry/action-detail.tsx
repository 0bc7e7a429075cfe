import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { AgentLink } from '../agents/agent-link.js';
import { ActionExplanation } from '../explanations/action-explanation.js';
import { useResource } from '../gateway/use-resource.js';
import type { ActionResponse, Label } from '../gateway/wire.js';
import { AsStored } from '../page/as-stored.js';
import { Badge } from '../page/badge.js';
import { durationWords } from '../page/duration.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts, type Fact } from '../page/facts.js';
import { Loading } from '../page/loading.js';
import { SentText } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useMay } from '../sign-in/session.js';
import { LABELS } from './filters.js';

export interface ActionDetailProps {
  readonly id: string;
  /** The action as the list has it, if it does. */
  readonly known: ActionResponse | undefined;
  readonly onLabel: (label: Label) => void;
  readonly onClose: () => void;
}

/** Everything about one recorded action: what was sent, what it was understood as, which rules matched, what came of it. */
export function ActionDetail({ id, known, onLabel, onClose }: ActionDetailProps) {
  const { data, error } = useResource('/v1/actions/{id}', { path: { id } });
  const action = known ?? data;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="Recorded action"
      closeButtonProps={{ 'aria-label': 'Close the details' }}
    >
      {action === undefined && <ErrorNote error={error} />}
      {action === undefined && error === null && <Loading what="the action" />}
      {action !== undefined && (
        <Stack>
          <SentText text={action.command} />
          <ItsFacts action={action} />
          <Labels action={action} onLabel={onLabel} />
          <ActionExplanation action={action} />
          <Outcome outcome={action.outcome} />
          <AsStored title="As it is stored" value={action} />
        </Stack>
      )}
    </Drawer>
  );
}

function ItsFacts({ action }: { readonly action: ActionResponse }) {
  const { decision, agentId, policyVersion } = action;
  const shown = (text: string | null) => (text === null ? null : visible(text));
  const facts: readonly Fact[] = [
    ['Decision', decision === null ? null : <Badge word={decision} />],
    ['When', <Time at={action.ts} />],
    ['Tool', shown(action.tool)],
    ['Why', shown(action.reason)],
    ['Policy', policyVersion === null ? null : `version ${policyVersion}`],
    ['Agent', agentId === null ? null : <AgentLink id={agentId} />],
    ['Folder', shown(action.cwd)],
    ['Batch', shown(action.batchId)],
    ['Parsed', action.unparsed ? 'no: it was matched as sent' : null],
  ];
  return <Facts facts={facts} />;
}

function Labels({
  action,
  onLabel,
}: Pick<ActionDetailProps, 'onLabel'> & { readonly action: ActionResponse }) {
  const mayLabel = useMay('labeler');
  const { label, labelledBy } = action;
  return (
    <Group gap="xs" role="group" aria-label="Label">
      {mayLabel &&
        LABELS.map((word) => (
          <Button
            key={word}
            size="compact-sm"
            variant={label === word ? 'filled' : 'default'}
            aria-pressed={label === word}
            onClick={() => onLabel(word)}
          >
            {word}
          </Button>
        ))}
      {!mayLabel && label !== null && <Badge word={label} />}
      {labelledBy !== null && (
        <Text size="sm" c="dimmed">
          by {visible(labelledBy)}
        </Text>
      )}
    </Group>
  );
}

function Outcome({ outcome }: { readonly outcome: ActionResponse['outcome'] }) {
  if (outcome === null) return <Text c="dimmed">No outcome was reported.</Text>;
  const { exitCode, durationMs, score, stdout, stderr } = outcome;
  const parts = [
    exitCode === null ? null : `exit code ${exitCode}`,
    durationMs === null ? null : `took ${durationWords(durationMs)}`,
    score === null ? null : `score ${score} of 100`,
  ];
  return (
    <section>
      <Title order={2}>Outcome</Title>
      <Text>{parts.filter((part) => part !== null).join(', ')}</Text>
      {stdout !== null && stdout !== '' && <Output name="Output" text={stdout} />}
      {stderr !== null && stderr !== '' && <Output name="Errors" text={stderr} />}
    </section>
  );
}

function Output({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <details>
      <summary>{name}</summary>
      <SentText text={text} />
    </details>
  );
}
