import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readResource } from '../gateway/use-resource.js';
import type { CommandStatus } from '../gateway/wire.js';
import { useSession } from '../sign-in/session.js';

/** What a replay is to look at: actions since that many days ago, at most so many, the newest first. */
export interface ReplayRange {
  readonly days: number;
  readonly limit: number;
}

/** A replay that was asked for on this page. */
export interface Replay {
  /** Undefined when none was asked for. */
  readonly status: CommandStatus['status'] | undefined;
  readonly progress: CommandStatus['progress'];
  /** What it found; when done. */
  readonly result: unknown;
  /** Why it ended without that. */
  readonly error: Error | null;
  readonly start: (range: ReplayRange) => void;
  readonly cancel: () => void;
}

const EVERY_MS = 500;
const DAY_MS = 86_400_000;

/** Replays a suggestion when asked to, beside the worker, and follows how far it is. */
export function useReplay(suggestionId: string): Replay {
  const { gateway } = useSession();
  const [commandId, setCommandId] = useState<string>();
  const asking = useMutation({
    mutationFn: async ({ days, limit }: ReplayRange): Promise<void> => {
      const since = new Date(Date.now() - days * DAY_MS).toISOString();
      const answer = await gateway.POST('/v1/replays', {
        body: { suggestionId, since, limit, waitMs: 0 },
      });
      // A caller that waits for nothing is always told where to look.
      setCommandId((answer.data as unknown as { readonly commandId: string }).commandId);
    },
  });
  const following = useQuery({
    queryKey: ['replay', commandId],
    queryFn: ({ signal }) => readResource('/v1/commands/{id}', { path: { id: commandId ?? '' } }, signal),
    enabled: commandId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'queued' ? EVERY_MS : false),
  });
  const cancelling = useMutation({
    mutationFn: async () => {
      if (commandId !== undefined)
        await gateway.DELETE('/v1/commands/{id}', { params: { path: { id: commandId } } });
    },
  });
  const { data } = following;
  return {
    status: asking.isPending ? 'queued' : commandId === undefined ? undefined : (data?.status ?? 'queued'),
    progress: data?.progress,
    result: data?.body,
    error: asking.error ?? following.error ?? cancelling.error ?? endOf(data),
    start: (range) => {
      setCommandId(undefined);
      asking.mutate(range);
    },
    cancel: () => cancelling.mutate(),
  };
}

function endOf(data: CommandStatus | undefined): Error | null {
  if (data?.status === 'failed') return new Error('The replay failed for good: it is among the dead jobs.');
  if (data?.status !== 'refused') return null;
  const detail: unknown = data.problem?.['detail'];
  return new Error(typeof detail === 'string' ? detail : 'The replay was refused.');
}
