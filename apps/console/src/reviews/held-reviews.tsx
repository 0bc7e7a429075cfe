import { Anchor, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { ReviewResponse, Verdict } from '../gateway/wire.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { KeyButton } from '../page/key-button.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useRoute } from '../page/route.js';
import { useShortcuts } from '../shell/use-shortcuts.js';
import { useMay } from '../sign-in/session.js';
import { groupColumns } from './group-columns.js';
import { GroupDetail } from './group-detail.js';
import { groupReviews, type Grouping } from './group-reviews.js';
import { useOpenGroup } from './use-open-group.js';
import { VerdictDialog } from './verdict-dialog.js';

/** An expiry may come without news. */
const EVERY_MS = 5_000;
const PAGE = 200;

interface Asked {
  readonly reviews: readonly ReviewResponse[];
  readonly verdict: Verdict;
}

/** What is held, in groups: the one that runs out first comes first, and is selected. */
export function HeldReviews({ by }: { readonly by: Grouping }) {
  const pages = usePages('/v1/reviews', { status: 'held', limit: PAGE }, EVERY_MS);
  const { items, error } = pages;
  const groups = useMemo(() => (items === undefined ? undefined : groupReviews(items, by)), [items, by]);
  const columns = useMemo(() => groupColumns(by), [by]);
  const { detail, query } = useRoute();
  const open = useOpenGroup(groups, detail);
  const [place, setPlace] = useState<{ readonly id: string; readonly index: number } | null>(null);
  const [asked, setAsked] = useState<Asked>();
  // When a group is gone, the one that took its place is next.
  const selected =
    groups?.find(({ id }) => id === place?.id) ?? groups?.[Math.min(place?.index ?? 0, groups.length - 1)];
  const select = (id: string) => setPlace({ id, index: groups?.findIndex((group) => group.id === id) ?? 0 });
  const linkOf = (id: string | undefined) => linkTo('reviews', id, Object.fromEntries(query));
  const answer = (reviews: readonly ReviewResponse[], verdict: Verdict) => {
    if (selected !== undefined) select(selected.id);
    setAsked({ reviews, verdict });
  };
  return (
    <>
      <ErrorNote error={error} />
      {groups === undefined && error === null && <Loading what="held actions" />}
      {groups?.length === 0 && <Nothing />}
      {groups !== undefined && groups.length > 0 && (
        <>
          <Answers reviews={selected?.reviews ?? []} onAnswer={answer} />
          <DataTable
            {...pages}
            label="Held actions"
            items={groups}
            columns={columns}
            idOf={({ id }) => id}
            selected={selected?.id ?? null}
            onSelect={select}
            onOpen={(id) => goTo(linkOf(id))}
          />
        </>
      )}
      {detail !== undefined && groups !== undefined && (
        <GroupDetail group={open} onAnswer={answer} onClose={() => goTo(linkOf(undefined))} />
      )}
      {asked !== undefined && <VerdictDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface AnswersProps {
  /** The selected ones. */
  readonly reviews: readonly ReviewResponse[];
  readonly onAnswer: (reviews: readonly ReviewResponse[], verdict: Verdict) => void;
}

function Answers({ reviews, onAnswer }: AnswersProps) {
  const mayAnswer = useMay('approver');
  const ask = (verdict: Verdict) => {
    if (mayAnswer && reviews.length > 0) onAnswer(reviews, verdict);
  };
  useShortcuts([
    { key: 'a', what: 'Allow the selected: asks once more', act: () => ask('allow') },
    { key: 'd', what: 'Deny the selected: asks once more', act: () => ask('deny') },
  ]);
  if (!mayAnswer) return <Text c="dimmed">An approver answers.</Text>;
  const all = reviews.length > 1 ? ` all ${reviews.length}` : '';
  return (
    <Group gap="xs" role="group" aria-label="Answer the selected">
      <KeyButton shortcut="a" size="compact-sm" onClick={() => ask('allow')}>
        Allow{all} …
      </KeyButton>
      <KeyButton shortcut="d" size="compact-sm" color="bad" onClick={() => ask('deny')}>
        Deny{all} …
      </KeyButton>
      <Text size="sm" c="dimmed" visibleFrom="sm">
        j and k move, Enter shows every one
      </Text>
    </Group>
  );
}

function Nothing() {
  return (
    <EmptyState title="No agent waits for an answer">
      Rules with the <Anchor href={linkTo('rules', undefined, { effect: 'review' })}>effect review</Anchor>{' '}
      hold actions until somebody answers here.
    </EmptyState>
  );
}
