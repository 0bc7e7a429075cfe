import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { SuggestionResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { KeyButton } from '../page/key-button.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useFilters } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { ApprovalsView } from './approvals-view.js';
import { DiffView } from './diff-view.js';
import { EvidenceView } from './evidence-view.js';
import { FactsView } from './facts-view.js';
import { Glance } from './glance.js';
import { askedStatus } from './list-status.js';
import { OverlapsNote } from './overlaps-view.js';
import { PinnedForecastView } from './pinned-forecast-view.js';
import { ReplaySection } from './replay-section.js';
import './suggestions.css';
import { useOrder } from './use-order.js';
import { SamplesContext, useReadSamples } from './use-samples.js';
import { useVerdict, type Verdicts } from './use-verdict.js';
import { WarningsView } from './warnings-view.js';

const FILTERS = ['status'] as const;

/** One suggestion: what it changes, what speaks for it, what it would have changed, and the decision on it. */
export function SuggestionScreen({ id }: { readonly id: string }) {
  const [{ status }] = useFilters(FILTERS);
  const { data, error } = useResource('/v1/suggestions/{id}', { path: { id } });
  const linkOf = (other: string) => linkTo('suggestions', other, { status });
  const { ask, dialog } = useVerdict(data, (next) => goTo(linkOf(next)));
  return (
    <Stack gap="md" className="bylaw-suggestion">
      <Ways id={id} status={status} linkOf={linkOf} />
      <Group gap="sm">
        <Title order={1}>Suggestion</Title>
        {data !== undefined && <Standing suggestion={data} />}
      </Group>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the suggestion" />}
      {data?.status === 'pending' && <Actions ask={ask} />}
      {data !== undefined && <Suggestion suggestion={data} />}
      {dialog}
    </Stack>
  );
}

interface WaysProps {
  readonly id: string;
  /** As the address has it. */
  readonly status: string;
  readonly linkOf: (id: string) => string;
}

/** The ways to the list, and along it. */
function Ways({ id, status, linkOf }: WaysProps) {
  const { place, before, after } = useOrder(id, askedStatus(status));
  const to = (other: string | undefined) => () => other !== undefined && goTo(linkOf(other));
  useShortcuts([
    { key: 'j', what: 'Next suggestion of the list', act: to(after) },
    { key: 'k', what: 'Previous suggestion', act: to(before) },
    { key: 'l', what: 'Back to the list', act: () => goTo(linkTo('suggestions', undefined, { status })) },
  ]);
  return (
    <Group gap="xs" mih={30}>
      <Anchor href={linkTo('suggestions', undefined, { status })} mr="auto">
        All suggestions
      </Anchor>
      {place !== null && (
        <>
          <Text size="sm" c="dimmed">
            {place.index + 1} of {place.total}
            {place.hasMore && '+'}
          </Text>
          <Button variant="default" size="compact-sm" disabled={before === undefined} onClick={to(before)}>
            Previous
          </Button>
          <Button variant="default" size="compact-sm" disabled={after === undefined} onClick={to(after)}>
            Next
          </Button>
        </>
      )}
    </Group>
  );
}

function Standing({ suggestion: { status, appliedVersion } }: { readonly suggestion: SuggestionResponse }) {
  return (
    <>
      <Badge word={status} />
      {appliedVersion !== null && (
        <Text size="sm">
          as <Anchor href={linkTo('versions', appliedVersion)}>version {appliedVersion}</Anchor>
        </Text>
      )}
    </>
  );
}

/** What to do with it; it stays in sight. */
function Actions({ ask }: Pick<Verdicts, 'ask'>) {
  const mayDecide = useMay('approver');
  if (!mayDecide) return <Text c="dimmed">An approver decides on it.</Text>;
  return (
    <Group gap="xs" className="bylaw-actions" role="group" aria-label="Decide">
      <KeyButton shortcut="a" onClick={() => ask?.('apply')}>
        Apply …
      </KeyButton>
      <KeyButton shortcut="r" variant="default" onClick={() => ask?.('reject')}>
        Reject …
      </KeyButton>
      <KeyButton shortcut="e" variant="default" onClick={() => ask?.('edit')}>
        Edit …
      </KeyButton>
    </Group>
  );
}

function Suggestion({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { id, status } = suggestion;
  const samples = useReadSamples(id);
  return (
    <SamplesContext value={samples}>
      <WarningsView evidence={suggestion.evidence} />
      <Glance suggestion={suggestion} />
      <ApprovalsView suggestion={suggestion} />
      <Part title="What it changes">
        <DiffView suggestion={suggestion} />
        <OverlapsNote suggestion={suggestion} />
      </Part>
      <Part title="Replay of recorded actions">
        <ReplaySection suggestion={suggestion} />
      </Part>
      {status === 'pending' && (
        <Part title="Pinned cases">
          <PinnedForecastView id={id} />
        </Part>
      )}
      <Part title="Evidence">
        <EvidenceView evidence={suggestion.evidence} />
      </Part>
      <Part title="Where it comes from">
        <FactsView suggestion={suggestion} />
      </Part>
    </SamplesContext>
  );
}

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ title, children }: PartProps) {
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
