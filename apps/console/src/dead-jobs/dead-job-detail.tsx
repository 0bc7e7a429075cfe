import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { DeadJobResponse } from '../gateway/wire.js';
import { AskingButton } from '../page/asking-button.js';
import { Facts } from '../page/facts.js';
import { SentText } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

export interface DeadJobDetailProps {
  /** Undefined: it is not among those that were read. */
  readonly job: DeadJobResponse | undefined;
  readonly onClose: () => void;
}

/** One dead job: what it was to do, why it failed, what it carries, and what to do with it. */
export function DeadJobDetail({ job, onClose }: DeadJobDetailProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="Dead job"
      closeButtonProps={{ 'aria-label': 'Close the details' }}
    >
      {job === undefined ? (
        <Text>
          It is not among the dead jobs that were read: it was retried or discarded, or is further down.
        </Text>
      ) : (
        <Stack>
          <Text>{visible(job.reason)}</Text>
          <Group gap="xs">
            <Retry job={job} />
            <Discard job={job} />
          </Group>
          <Facts
            facts={[
              ['Job', visible(job.name)],
              ['Queue', visible(job.queue)],
              ['Id', visible(job.id)],
              ['Failed', <Time at={job.failedAt} />],
              ['Tried', `${job.attempts} times since it was added, or retried last`],
              ['Carries', `${job.payloadBytes.toLocaleString('en')} bytes`],
            ]}
          />
          <Payload payload={job.payload} />
        </Stack>
      )}
    </Drawer>
  );
}

function Payload({ payload }: { readonly payload: string | null }) {
  return (
    <section>
      <Title order={2}>What it carries</Title>
      {payload === null ? <Text c="dimmed">It is too large to look at.</Text> : <SentText text={payload} />}
    </section>
  );
}

interface JobProps {
  readonly job: DeadJobResponse;
}

function Retry({ job: { queue, id, name } }: JobProps) {
  return (
    <AskingButton
      label="Retry …"
      title={`Retry ${visible(name)}`}
      verb="Retry it"
      change={() => async (gateway) => {
        const { response } = await gateway.POST('/v1/dead-jobs/{queue}/{id}/retry', {
          params: { path: { queue, id } },
        });
        // Its 202 is no promise of something later: it is queued, which is all that was asked.
        return { response: new Response(null, { status: 204, headers: response.headers }) };
      }}
    >
      It is tried again as a new one would be, and is dead again when it still cannot work. First see that
      what it lacked is there.
    </AskingButton>
  );
}

function Discard({ job: { queue, id, name } }: JobProps) {
  return (
    <AskingButton
      label="Discard …"
      title={`Discard ${visible(name)}`}
      verb="Discard it for good"
      isGrave
      change={() => (gateway) =>
        gateway.DELETE('/v1/dead-jobs/{queue}/{id}', { params: { path: { queue, id } } })
      }
    >
      It is gone for ever, with everything that it carries: of actions that were to be recorded, nothing will
      be known.
    </AskingButton>
  );
}
