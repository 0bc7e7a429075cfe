import { Anchor, Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type SubmitEvent } from 'react';
import { useChange } from '../gateway/use-change.js';
import { useResource } from '../gateway/use-resource.js';
import type { RuleDetailResponse } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { useMay } from '../sign-in/session.js';
import { PreviewSummary } from './preview-summary.js';
import { PreviewView } from './preview-view.js';
import { propose } from './propose.js';
import { draftOf, EMPTY_RULE, inputOf, type RuleInput } from './rule-draft.js';
import { RuleForm } from './rule-form.js';
import { RuleLine } from './rule-line.js';
import { useRulePreview } from './use-rule-preview.js';

/** Narrower than this, the page has one column. */
const ONE_COLUMN = '(max-width: 61.99em)';

export interface ProposeScreenProps {
  /** The rule that is to be changed; without it, the rule is a new one. */
  readonly replaces: string | undefined;
}

/** Writes a rule, with what would come of it beside it, and makes a suggestion of it: never a change of the policy. */
export function ProposeScreen({ replaces }: ProposeScreenProps) {
  const isAllowed = useMay('approver');
  return (
    <Stack gap="sm">
      <Anchor href={linkTo('rules')}>All rules</Anchor>
      <Title order={1}>{replaces === undefined ? 'Propose a rule' : 'Propose a change of a rule'}</Title>
      {!isAllowed && <Text>Only an approver can propose rules.</Text>}
      {isAllowed && replaces === undefined && <Writing initial={EMPTY_RULE} before={undefined} />}
      {isAllowed && replaces !== undefined && <Changing id={replaces} />}
    </Stack>
  );
}

function Changing({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/rules/{id}', { path: { id } });
  if (data === undefined) return error === null ? <Loading what="the rule" /> : <ErrorNote error={error} />;
  return <Writing key={id} initial={inputOf(data)} before={data} />;
}

interface WritingProps {
  readonly initial: RuleInput;
  /** The rule as it is. */
  readonly before: RuleDetailResponse | undefined;
}

function Writing({ initial, before }: WritingProps) {
  const [input, setInput] = useState(initial);
  // On narrow pages what comes of a rule is below the form, out of sight of whoever types.
  const isNarrow = useMediaQuery(ONE_COLUMN);
  const draft = draftOf(input);
  const written = useRulePreview(draft, before?.id);
  const isSame = JSON.stringify(draft) === JSON.stringify(draftOf(initial));
  const isReady = written.isCurrent && written.preview?.problem === null && !isSame;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Stack gap="sm">
        {before !== undefined && <Before rule={before} />}
        <RuleForm
          input={input}
          tried={written.preview}
          onChange={(changes) => setInput((now) => ({ ...now, ...changes }))}
        >
          {isNarrow && written.preview?.actions != null && (
            <PreviewSummary actions={written.preview.actions} effect={input.effect} />
          )}
        </RuleForm>
        <Sending
          isReady={isReady}
          diff={{ add: [draft], ...(before === undefined ? {} : { remove: [before.id] }) }}
        />
      </Stack>
      <PreviewView written={written} effect={input.effect} hasSummary={!isNarrow} />
    </SimpleGrid>
  );
}

function Before({ rule }: { readonly rule: RuleDetailResponse }) {
  const { id: _id, ...shown } = rule;
  return (
    <div>
      <Text size="sm" fw={600}>
        As it is now
      </Text>
      <RuleLine rule={shown} />
    </div>
  );
}

interface SendingProps {
  readonly isReady: boolean;
  readonly diff: Parameters<typeof propose>[0]['diff'];
}

function Sending({ isReady, diff }: SendingProps) {
  const [comment, setComment] = useState('');
  const sending = useChange();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady && !sending.isPending) sending.mutate(propose({ diff, comment: comment.trim() }));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Why (optional)"
          description="For whoever decides on the suggestion."
          maxLength={2_000}
          autoComplete="off"
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <ErrorNote error={sending.error} />
        <Group gap="xs">
          <Button type="submit" disabled={!isReady} loading={sending.isPending}>
            Propose it as a suggestion
          </Button>
          <Text size="sm" c="dimmed">
            The policy stays as it is until the suggestion is applied.
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
