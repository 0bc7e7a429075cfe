import type { RuleMatchesResponse } from '@bylaw/contracts';

/** What a rule has that has never matched. */
export const NO_MATCHES: RuleMatchesResponse = { hour: 0, day: 0, month: 0, last: null };
