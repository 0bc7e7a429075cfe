import { Anchor, Paper, Progress, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { counted } from '../page/counted.js';
import { linkTo } from '../page/route.js';

export interface PolicyCardProps {
  readonly version: number;
  readonly rules: number;
}

/** The version in force, and at how many hubs it is. */
export function PolicyCard({ version, rules }: PolicyCardProps) {
  return (
    <Paper withBorder p="md">
      <Title order={2} mb="xs">
        Policy
      </Title>
      <Text>
        {version === 0 ? 'Version 0' : <Anchor href={linkTo('versions', version)}>Version {version}</Anchor>},{' '}
        <Anchor href={linkTo('rules')}>{counted(rules, 'active rule')}</Anchor>
      </Text>
      <Rollout version={version} />
    </Paper>
  );
}

function Rollout({ version }: { readonly version: number }) {
  const { data } = useResource('/v1/versions/{n}/rollout', { path: { n: version } });
  if (data === undefined) return null;
  const done = data.hubs.filter((hub) => hub.version >= version).length;
  const total = data.hubs.length;
  return (
    <>
      <Progress
        value={total === 0 ? 0 : (100 * done) / total}
        my="xs"
        color={data.complete ? 'good' : 'warn'}
        aria-label="Hubs that enforce the version"
      />
      <Text size="sm" c="dimmed">
        {inWords(done, total)}
      </Text>
    </>
  );
}

function inWords(done: number, total: number): string {
  if (total === 0) return 'No hub is known: nothing enforces it.';
  return done === total ? 'Every hub enforces it.' : `${done} of ${counted(total, 'hub')} enforce it.`;
}
