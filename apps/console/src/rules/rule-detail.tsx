import { Anchor, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { RuleDetailResponse } from '../gateway/wire.js';
import { AsStored } from '../page/as-stored.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { SentText } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useMay } from '../sign-in/session.js';
import { MatchesOverTime } from './matches-over-time.js';
import { RetireDialog } from './retire-dialog.js';

export interface RuleDetailProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Everything about one rule, active or not: what it says, where it comes from, how often it matches. */
export function RuleDetail({ id, onClose }: RuleDetailProps) {
  const { data, error } = useResource('/v1/rules/{id}', { path: { id } });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="Rule"
      closeButtonProps={{ 'aria-label': 'Close the details' }}
    >
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the rule" />}
      {data !== undefined && (
        <Stack>
          <SentText text={data.pattern} />
          <Changes rule={data} />
          <Facts rule={data} />
          <MatchesOverTime id={id} />
          <AsStored title="As it is stored" value={data} />
        </Stack>
      )}
    </Drawer>
  );
}

const isActive = ({ spans }: RuleDetailResponse): boolean => spans.at(-1)?.removedIn === null;

function Facts({ rule }: { readonly rule: RuleDetailResponse }) {
  const { effect, tool, target, mode, locked, confidence, reason, addedBy, addedAt } = rule;
  return (
    <dl className="bylaw-facts">
      <Fact name="Effect">
        <Badge word={effect} />
      </Fact>
      <Fact name="Mode">{mode === 'observe' ? 'observe: it decides nothing' : 'enforce'}</Fact>
      <Fact name="Matched against">
        {target === 'text' ? 'the text as it was sent' : 'the commands that a line runs, in canonical form'}
      </Fact>
      <Fact name="Tool">{tool === null ? 'every tool' : visible(tool)}</Fact>
      {locked && <Fact name="Locked">only an admin can remove it</Fact>}
      {confidence !== null && <Fact name="Confidence">{confidence.toFixed(2)}</Fact>}
      {reason !== null && <Fact name="Reason">{visible(reason)}</Fact>}
      <Fact name="Proposed">
        by {visible(addedBy)}, in force since <Time at={addedAt} />
      </Fact>
      <Fact name="Active">
        <Spans rule={rule} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Spans({ rule: { spans } }: { readonly rule: RuleDetailResponse }) {
  return spans.map(({ addedIn, removedIn }) => (
    <div key={addedIn}>
      from <Version version={addedIn} />
      {removedIn === null ? (
        ' on, now too'
      ) : (
        <>
          {' '}
          until <Version version={removedIn} /> removed it
        </>
      )}
    </div>
  ));
}

function Version({ version }: { readonly version: number }) {
  return <Anchor href={linkTo('versions', version)}>version {version}</Anchor>;
}

function Changes({ rule }: { readonly rule: RuleDetailResponse }) {
  const [isRetiring, setRetiring] = useState(false);
  const mayPropose = useMay('approver');
  if (!isActive(rule)) {
    return (
      <Text size="sm" fw={600}>
        This rule is not in force any more.
      </Text>
    );
  }
  if (!mayPropose) return null;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="compact-md"
        component="a"
        href={linkTo('rules', 'new', { replaces: rule.id })}
      >
        Propose a change …
      </Button>
      <Button variant="default" size="compact-md" onClick={() => setRetiring(true)}>
        Propose its removal …
      </Button>
      {isRetiring && <RetireDialog rule={rule} onClose={() => setRetiring(false)} />}
    </Group>
  );
}
