import type { SuggestionStatus } from '../gateway/wire.js';

/** What the address says of which suggestions are listed: nothing for those that wait, `all`, or a status. */
export const LIST_STATUSES = [
  'pending',
  'applied',
  'rejected',
  'stale',
  'superseded',
  'expired',
] as const satisfies readonly SuggestionStatus[];

export const ALL = 'all';

/** The status to ask the gateway for; empty for all. What the address says otherwise counts for what waits. */
export function askedStatus(word: string): SuggestionStatus | '' {
  if (word === ALL) return '';
  return LIST_STATUSES.find((status) => status === word) ?? 'pending';
}
