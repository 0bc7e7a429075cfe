import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { VersionResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useOverview } from '../shell/use-overview.js';
import { useMay } from '../sign-in/session.js';
import { ChangesView } from './changes-view.js';
import { CompareScreen } from './compare-screen.js';
import { describeVersion } from './describe-version.js';
import { ReversalDialog, type Reversal } from './reversal-dialog.js';
import { RolloutView } from './rollout-view.js';
import './versions.css';

/** What the address has where a version's number would be, while two are compared. */
const COMPARE = 'compare';

/** One version: what it changed, who made it, which hubs enforce it, and how to undo it. */
export function VersionScreen({ id }: { readonly id: string }) {
  return (
    <Stack gap="sm">
      <Anchor href={linkTo('versions')}>All versions</Anchor>
      {id === COMPARE ? <CompareScreen /> : <OneVersion id={id} />}
    </Stack>
  );
}

function OneVersion({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/versions/{n}', { path: { n: id } });
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>Version {id}</Title>
        {data !== undefined && <Undo version={data.version} />}
      </Group>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the version" />}
      {data !== undefined && <Version version={data} />}
    </>
  );
}

function Version({ version }: { readonly version: VersionResponse }) {
  return (
    <>
      <Facts version={version} />
      <Paper withBorder p="md">
        <Title order={2} mb="xs">
          Rollout
        </Title>
        <RolloutView version={version.version} />
      </Paper>
      <Title order={2}>What it changed</Title>
      <ChangesView added={version.addedRules} removed={version.removed} />
    </>
  );
}

function Facts({ version }: { readonly version: VersionResponse }) {
  const { suggestionId, author, comment, createdAt, kind } = version;
  return (
    <dl className="bylaw-facts">
      <dt>What</dt>
      <dd>
        <Badge word={kind} />{' '}
        {suggestionId === null ? (
          describeVersion(version)
        ) : (
          <Anchor href={linkTo('suggestions', suggestionId)}>{describeVersion(version)}</Anchor>
        )}
      </dd>
      <dt>Made</dt>
      <dd>
        by {visible(author)}, <Time at={createdAt} />
      </dd>
      {comment !== null && (
        <>
          <dt>Why</dt>
          <dd>{visible(comment)}</dd>
        </>
      )}
      <dt>Look at</dt>
      <dd>
        <Ways version={version.version} />
      </dd>
    </dl>
  );
}

function Ways({ version }: { readonly version: number }) {
  const current = useOverview().data?.version ?? version;
  const comparing = (from: number, to: number) =>
    linkTo('versions', COMPARE, { from: String(from), to: String(to) });
  return (
    <Group gap="md">
      <Anchor href={linkTo('rules', undefined, { version: String(version) })}>
        all rules at this version
      </Anchor>
      {current > version && <Anchor href={comparing(version, current)}>what has changed since</Anchor>}
    </Group>
  );
}

function Undo({ version }: { readonly version: number }) {
  const [open, setOpen] = useState<Reversal>();
  const current = useOverview().data?.version ?? version;
  if (!useMay('approver')) return null;
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => setOpen('rollback')}>
        Roll back …
      </Button>
      {version < current && (
        <Button variant="default" onClick={() => setOpen('restore')}>
          Restore …
        </Button>
      )}
      {version === current && (
        <Text size="sm" c="dimmed">
          This version is in force.
        </Text>
      )}
      {open !== undefined && (
        <ReversalDialog change={open} version={version} onClose={() => setOpen(undefined)} />
      )}
    </Group>
  );
}
