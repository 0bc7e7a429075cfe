import { Alert, Button, Checkbox, Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { GatewayError } from '../gateway/gateway-error.js';
import { useChange } from '../gateway/use-change.js';
import { useResource } from '../gateway/use-resource.js';
import type { SuggestionResponse } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { goTo, linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import type { SuggestionDialogProps } from './apply-dialog.js';
import { diffOf, draftOf, emptyRule, faultsByField, type CopyDraft, type RuleInForm } from './copy-draft.js';
import { RuleForm } from './rule-form.js';

/** Proposes a changed copy: the suggestion itself stays as it is, and waits. */
export function EditDialog({ suggestion, onClose }: SuggestionDialogProps) {
  const [draft, setDraft] = useState<CopyDraft>(() => draftOf(suggestion));
  const [comment, setComment] = useState('');
  const proposing = useChange();
  const faults = faultsByField(proposing.error instanceof GatewayError ? proposing.error.errors : []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (proposing.isPending) return;
    const body = {
      diff: diffOf(draft, suggestion.id),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    };
    proposing.mutate(async (gateway) => {
      const answer = await gateway.POST('/v1/suggestions', { body });
      if (answer.data !== undefined && answer.response.status !== 202) {
        onClose();
        goTo(linkTo('suggestions', answer.data.id));
      }
      return answer;
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Propose a changed copy"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close: Propose a changed copy' }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">This suggestion stays as it is; the copy is one of its own, by you.</Text>
          <Rules draft={draft} faults={faults.fields} onChange={setDraft} />
          <Removals suggestion={suggestion} draft={draft} onChange={setDraft} />
          <TextInput
            label="Comment (optional)"
            value={comment}
            maxLength={2_000}
            autoComplete="off"
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Result faults={faults} error={proposing.error} isQueued={proposing.data?.queued === true} />
          <Group gap="xs">
            <Button type="submit" loading={proposing.isPending}>
              Propose the copy
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ResultProps {
  readonly faults: ReturnType<typeof faultsByField>;
  readonly error: Error | null;
  readonly isQueued: boolean;
}

/** What came of proposing it, but for what is said at the fields. */
function Result({ faults: { fields, others }, error, isQueued }: ResultProps) {
  return (
    <>
      {(fields.size === 0 || others.length > 0) && <ErrorNote error={error} />}
      {fields.size > 0 && (
        <Alert color="bad" role="alert">
          It can’t become a policy as it is: see at the fields.
        </Alert>
      )}
      {isQueued && (
        <Alert color="warn" role="status">
          It was accepted, but takes longer than usual. It will show among the suggestions.
        </Alert>
      )}
    </>
  );
}

interface PartProps {
  readonly draft: CopyDraft;
  readonly onChange: (draft: CopyDraft) => void;
}

function Rules({ draft, faults, onChange }: PartProps & { readonly faults: ReadonlyMap<string, string> }) {
  const { rules } = draft;
  const change = (after: readonly RuleInForm[]) => onChange({ ...draft, rules: after });
  const nextKey = Math.max(-1, ...rules.map(({ key }) => key)) + 1;
  return (
    <>
      {rules.map((rule, index) => (
        <RuleForm
          key={rule.key}
          rule={rule}
          index={index}
          faults={faults}
          onChange={(changed) => change(rules.map((one) => (one.key === changed.key ? changed : one)))}
          onRemove={() => change(rules.filter((one) => one.key !== rule.key))}
        />
      ))}
      <Group>
        <Button variant="default" size="compact-sm" onClick={() => change([...rules, emptyRule(nextKey)])}>
          Add a rule
        </Button>
      </Group>
    </>
  );
}

function Removals({ suggestion, draft, onChange }: PartProps & { readonly suggestion: SuggestionResponse }) {
  const { diff, baseVersion } = suggestion;
  const { data } = useResource('/v1/rules', { query: { version: baseVersion } });
  if (diff.remove.length === 0) return null;
  const patternOf = (id: string) => data?.items.find((rule) => rule.id === id)?.pattern ?? id;
  const toggle = (id: string, isRemoved: boolean) =>
    onChange({
      ...draft,
      remove: diff.remove.filter((one) => (one === id ? isRemoved : draft.remove.includes(one))),
    });
  return (
    <Stack gap={4} role="group" aria-label="Rules to remove">
      {diff.remove.map((id) => (
        <Checkbox
          key={id}
          label={
            <>
              Remove <Code>{visible(patternOf(id))}</Code>
            </>
          }
          checked={draft.remove.includes(id)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
        />
      ))}
    </Stack>
  );
}
