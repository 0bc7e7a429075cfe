import { Anchor } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';

/** Leads to an agent, by its name; by its id until that is read, or when the agent is not known any more. */
export function AgentLink({ id }: { readonly id: string }) {
  const { data } = useResource('/v1/agents/{id}', { path: { id } });
  return (
    <Anchor href={linkTo('agents', id)} size="sm" title={id}>
      {visible(data?.name ?? id)}
    </Anchor>
  );
}
