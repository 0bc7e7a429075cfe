import { Anchor, Drawer, Stack, Text, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { AuditEventResponse } from '../gateway/wire.js';
import { AsStored } from '../page/as-stored.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { Facts } from '../page/facts.js';
import { Loading } from '../page/loading.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { EventEffect } from './event-effect.js';
import { EventHistory } from './event-history.js';
import { subjectLink } from './subject-link.js';

export interface EventDetailProps {
  /** The event's number, as the address has it. */
  readonly seq: string;
  /** The event as the list has it, if it does. */
  readonly known: AuditEventResponse | undefined;
  readonly onClose: () => void;
}

/** Everything about one event: who did what and why, what was before and after, and what vouches for it. */
export function EventDetail({ seq, known, onClose }: EventDetailProps) {
  const { data, error } = useResource('/v1/audit/{seq}', { path: { seq } });
  // What is read now counts: the list may have been read before somebody changed what must not change.
  const event = data ?? known;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={`Audit event #${seq}`}
      closeButtonProps={{ 'aria-label': 'Close the event' }}
    >
      {event === undefined && <ErrorNote error={error} />}
      {event === undefined && error === null && <Loading what="the event" />}
      {event !== undefined && (
        <Stack>
          <WhoDidWhat event={event} />
          <EventEffect event={event} />
          <EventHistory event={event} />
          <Chain event={event} />
          <AsStored title="As it is stored" value={event} />
        </Stack>
      )}
    </Drawer>
  );
}

function WhoDidWhat({ event }: { readonly event: AuditEventResponse }) {
  const { action, outcome, actor, at, reason, subject, commandId } = event;
  return (
    <Facts
      facts={[
        ['What', <strong>{visible(action)}</strong>],
        ['Outcome', <Badge word={outcome} />],
        ['Who', `${visible(actor.name)} (${actor.role ?? actor.kind})`],
        ['Their id', visible(actor.id)],
        ['When', <Time at={at} />],
        ['Why', reason === null ? null : visible(reason)],
        ['About', subject === null ? null : <Subject action={action} subject={subject} />],
        ['Command', commandId],
      ]}
    />
  );
}

function Subject({ action, subject }: { readonly action: string; readonly subject: string }) {
  const link = subjectLink(action, subject);
  return link === null ? visible(subject) : <Anchor href={link}>{visible(subject)}</Anchor>;
}

function Chain({ event: { hash, prevHash } }: { readonly event: AuditEventResponse }) {
  return (
    <section>
      <Title order={2}>What vouches for it</Title>
      <Text size="sm" c="dimmed" mb="xs">
        Its hash is of all that is above and of the hash of the event before it: none can be changed without
        those after it.
      </Text>
      <Facts
        facts={[
          ['Its hash', <span className="bylaw-sent">{hash}</span>],
          [
            'Before it',
            <span className="bylaw-sent">{prevHash === '' ? 'none: it is the first' : prevHash}</span>,
          ],
        ]}
      />
    </section>
  );
}
