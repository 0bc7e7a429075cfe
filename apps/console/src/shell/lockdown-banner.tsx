import { Alert, Anchor, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** Says on every screen that everything is denied, and why. */
export function LockdownBanner() {
  const { data } = useResource('/v1/lockdown');
  if (data?.active !== true) return null;
  return (
    <Alert color="bad" title="Lockdown: every action of every agent is denied" mb="md">
      <Text size="sm" fw={600}>
        {visible(data.reason ?? '')}
      </Text>
      <Text size="sm">
        Declared by {visible(data.declaredBy ?? '')}, <Time at={data.declaredAt} />.{' '}
        <Anchor href={linkTo('lockdown')} underline="always" inherit c="inherit">
          What it means
        </Anchor>
      </Text>
    </Alert>
  );
}
