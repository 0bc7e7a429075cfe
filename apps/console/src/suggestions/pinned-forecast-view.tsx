import { Alert, Anchor, Code, Group, Stack, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { BrokenPinnedCase } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { SentLine } from '../page/sent-text.js';
import { visible } from '../page/visible.js';

/** The pinned cases that a suggestion would break, were it applied now: then an apply is refused. */
export function PinnedForecastView({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/suggestions/{id}/pinned-cases', { path: { id } });
  if (data === undefined) return <ErrorNote error={error} />;
  if (data.checked === 0) {
    return (
      <Text>
        Nothing is pinned. <Anchor href={linkTo('pinned-cases')}>Pin commands</Anchor> that every policy must
        allow or deny.
      </Text>
    );
  }
  if (data.broken.length === 0) {
    return (
      <Text>
        It keeps {data.checked === 1 ? 'the one' : `all ${data.checked}`}{' '}
        <Anchor href={linkTo('pinned-cases')}>pinned {data.checked === 1 ? 'case' : 'cases'}</Anchor>.
      </Text>
    );
  }
  return (
    <Alert color="bad" title={`It breaks ${counted(data.broken.length, 'pinned case')}: an apply is refused`}>
      <Stack gap="sm">
        {data.broken.map((broken) => (
          <Broken key={broken.case.id} broken={broken} />
        ))}
        <Text size="sm">
          Edit the suggestion, or change the <Anchor href={linkTo('pinned-cases')}>pinned cases</Anchor>.
        </Text>
      </Stack>
    </Alert>
  );
}

function Broken({ broken }: { readonly broken: BrokenPinnedCase }) {
  const { decision, reason, rules } = broken;
  return (
    <div>
      <SentLine text={broken.case.command} />
      <Group gap={6}>
        <Text size="sm">must be</Text>
        <Badge word={broken.case.expect} />
        <Text size="sm">, and would be</Text>
        <Badge word={decision} />
      </Group>
      {rules.length === 0 && <Text size="sm">{visible(reason)}</Text>}
      {rules.map(({ pattern, effect, change }, index) => (
        <Text key={index} size="sm">
          because of a rule that is {change}: {effect} <Code>{visible(pattern)}</Code>
        </Text>
      ))}
    </div>
  );
}
