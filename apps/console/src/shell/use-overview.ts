import type { UseQueryResult } from '@tanstack/react-query';
import { useResource } from '../gateway/use-resource.js';
import type { OverviewResponse } from '../gateway/wire.js';

/** Heartbeats and queues make no news: they are asked for. */
const EVERY_MS = 5_000;

/** What waits for a person, and how everything stands; for the screen of that name and for what is around all screens. */
export function useOverview(): UseQueryResult<OverviewResponse> {
  return useResource('/v1/overview', { everyMs: EVERY_MS });
}
