import type { AgentStatus, Liveness, QueryOf } from '../gateway/wire.js';
import type { Filter } from '../page/filter-bar.js';

/** The names of the filters in the address, and in the query of the gateway. */
export const AGENT_FILTER_NAMES = ['q', 'liveness', 'status', 'quarantined'] as const;
type Name = (typeof AGENT_FILTER_NAMES)[number];
export type AgentFilters = Readonly<Record<Name, string>>;

const LIVENESSES: readonly Liveness[] = ['online', 'offline'];
const STATUSES: readonly AgentStatus[] = ['idle', 'running', 'blocked'];
const QUARANTINES = ['true', 'false'] as const;

export const AGENT_FILTERS: readonly Filter<Name>[] = [
  { name: 'q', label: 'Search names, or an id' },
  { name: 'liveness', label: 'Liveness', words: LIVENESSES },
  { name: 'status', label: 'Status', words: STATUSES },
  {
    name: 'quarantined',
    label: 'Quarantine',
    words: [
      { value: 'true', label: 'in quarantine' },
      { value: 'false', label: 'in none' },
    ],
  },
];

/** The query that asks for what the filters let through. Words that there are none of are left out. */
export function agentQuery(filters: AgentFilters): QueryOf<'/v1/agents'> {
  return {
    q: filters.q,
    liveness: LIVENESSES.find((word) => word === filters.liveness) ?? '',
    status: STATUSES.find((word) => word === filters.status) ?? '',
    quarantined: QUARANTINES.find((word) => word === filters.quarantined) ?? '',
  };
}
