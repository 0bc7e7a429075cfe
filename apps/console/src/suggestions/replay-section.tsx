import { Button, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SuggestionResponse, SuggestionStatus } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';
import { ReplayView } from './replay-view.js';
import { useReplay, type Replay, type ReplayRange } from './use-replay.js';

const DAYS = [1, 7, 30, 90].map((days) => ({
  value: String(days),
  label: days === 1 ? '24 hours' : `${days} days`,
}));
const LIMITS = [1_000, 10_000, 100_000, 1_000_000].map((limit) => ({
  value: String(limit),
  label: limit.toLocaleString('en'),
}));

/** What the suggestion would have changed: as it was found when it was proposed, and as it is found anew. */
export function ReplaySection({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const again = useReplay(suggestion.id);
  const isNew = again.status === 'done';
  return (
    <Stack gap="sm">
      {isNew ? (
        <>
          <Text size="sm" c="dimmed">
            As asked for just now. It is not kept.
          </Text>
          <ReplayView replay={again.result} />
        </>
      ) : (
        <Stored replay={suggestion.replay} status={suggestion.status} />
      )}
      <Again replay={again} />
    </Stack>
  );
}

interface StoredProps {
  readonly replay: unknown;
  readonly status: SuggestionStatus;
}

function Stored({ replay, status }: StoredProps) {
  if (replay !== null && replay !== undefined) return <ReplayView replay={replay} />;
  return (
    <Text c="dimmed" role="status">
      {status === 'pending'
        ? 'It is being replayed: this shows by itself when it is done.'
        : 'It was not replayed.'}
    </Text>
  );
}

function Again({ replay }: { readonly replay: Replay }) {
  const [range, setRange] = useState<ReplayRange>({ days: 30, limit: 100_000 });
  const isRunning = replay.status === 'queued';
  return (
    <div>
      <Group gap="sm" align="flex-end" role="group" aria-label="Replay again">
        <NativeSelect
          label="Actions of the last"
          data={DAYS}
          value={String(range.days)}
          onChange={(event) => setRange({ ...range, days: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label="At most"
          data={LIMITS}
          value={String(range.limit)}
          onChange={(event) => setRange({ ...range, limit: Number(event.currentTarget.value) })}
        />
        <Button variant="default" disabled={isRunning} onClick={() => replay.start(range)}>
          Replay again
        </Button>
        {isRunning && (
          <Button variant="default" onClick={replay.cancel}>
            Cancel the replay
          </Button>
        )}
      </Group>
      {isRunning && <Running progress={replay.progress} />}
      <ErrorNote error={replay.error} />
    </div>
  );
}

function Running({ progress }: Pick<Replay, 'progress'>) {
  const { done = 0, total = 0 } = progress ?? {};
  return (
    <div role="status">
      <Text size="sm" my={4}>
        {total === 0
          ? 'The replay waits for its turn …'
          : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} actions replayed`}
      </Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label="Replay" />
    </div>
  );
}
