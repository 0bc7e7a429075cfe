import { Anchor, List, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AuditEventResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

/** So many of the newest events about the same are shown. */
const AT_MOST = 20;

/** What else happened to the same thing, newest first: what was before this event, and what came after it. */
export function EventHistory({ event }: { readonly event: AuditEventResponse }) {
  const { subject, seq } = event;
  if (subject === null) return null;
  return (
    <section>
      <Title order={2}>All that happened to it</Title>
      <Events subject={subject} current={seq} />
    </section>
  );
}

function Events({ subject, current }: { readonly subject: string; readonly current: number }) {
  const { data, error } = useResource('/v1/audit', { query: { subject, limit: AT_MOST } });
  return (
    <>
      <ErrorNote error={error} />
      <List size="sm">
        {data?.items.map(({ seq, action, outcome, at, actor }) => (
          <List.Item key={seq}>
            {seq === current ? (
              `#${seq}`
            ) : (
              <Anchor href={linkTo('audit', seq)} underline="always" inherit>
                #{seq}
              </Anchor>
            )}{' '}
            <Text span inherit fw={seq === current ? 700 : 400}>
              {visible(action)}
            </Text>{' '}
            {outcome === 'refused' && <Badge word="refused" />} {visible(actor.name)}, <Time at={at} />
          </List.Item>
        ))}
      </List>
      {data !== undefined && data.nextCursor !== null && (
        <Anchor href={linkTo('audit', undefined, { subject })} size="sm">
          All of them
        </Anchor>
      )}
    </>
  );
}
