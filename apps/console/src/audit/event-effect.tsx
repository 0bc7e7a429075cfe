import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AuditEventResponse } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts } from '../page/facts.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { ChangesView } from '../versions/changes-view.js';

/** What an event changed: of the policy, the rules before and after; of anything else, what was recorded with it. */
export function EventEffect({ event }: { readonly event: AuditEventResponse }) {
  const { outcome, fromVersion, toVersion, details } = event;
  const isNewVersion = toVersion !== null && toVersion !== fromVersion && outcome === 'done';
  const recorded = Object.entries(details ?? {});
  return (
    <section>
      <Title order={2}>Before and after</Title>
      {outcome === 'refused' && <Text mb="xs">It was refused: nothing changed by it.</Text>}
      {isNewVersion && <PolicyChange from={fromVersion} to={toVersion} />}
      {recorded.length > 0 && (
        <Stack mt="xs">
          <Facts facts={recorded.map(([name, value]) => [name, <Recorded key={name} value={value} />])} />
        </Stack>
      )}
      {!isNewVersion && recorded.length === 0 && outcome === 'done' && (
        <Text c="dimmed" size="sm">
          Nothing more was recorded with it. The policy is the same before and after.
        </Text>
      )}
    </section>
  );
}

function Recorded({ value }: { readonly value: unknown }) {
  return (
    <span className="bylaw-sent">
      {visible(typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
    </span>
  );
}

interface PolicyChangeProps {
  readonly from: number | null;
  readonly to: number;
}

function PolicyChange({ from, to }: PolicyChangeProps) {
  const { data, error } = useResource('/v1/versions/{n}', { path: { n: to } });
  return (
    <>
      <Text mb="xs">
        The policy went from version {from ?? '?'} to{' '}
        <Anchor href={linkTo('versions', to)} underline="always">
          version {to}
        </Anchor>
        .
      </Text>
      <ErrorNote error={error} />
      {data !== undefined && <ChangesView added={data.addedRules} removed={data.removed} />}
    </>
  );
}
