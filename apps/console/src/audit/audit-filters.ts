import type { QueryOf } from '../gateway/wire.js';
import type { Filter } from '../page/filter-bar.js';

/** The names of the filters in the address, and in the query of the gateway. */
export const AUDIT_FILTER_NAMES = ['action', 'outcome', 'actor', 'subject', 'since', 'until'] as const;
type Name = (typeof AUDIT_FILTER_NAMES)[number];
export type AuditFilters = Readonly<Record<Name, string>>;

const OUTCOMES = ['done', 'refused'] as const;

/** What events are about, by what their actions begin with. */
const KINDS: readonly (readonly [beginning: string, label: string])[] = [
  ['suggestion.', 'suggestions'],
  ['version.', 'rollbacks and restores'],
  ['emergency.', 'emergencies'],
  ['lockdown.', 'lockdown'],
  ['agent.', 'agents'],
  ['review.', 'reviews'],
  ['action.', 'labels'],
  ['telemetry.', 'telemetry'],
  ['training.', 'training'],
  ['pinned-case.', 'pinned cases'],
  ['token.', 'tokens'],
  ['sign-in-link.', 'sign-in links'],
  ['dead-job.', 'dead jobs'],
];

export const AUDIT_FILTERS: readonly Filter<Name>[] = [
  { name: 'actor', label: 'By whom' },
  { name: 'action', label: 'About', words: KINDS.map(([value, label]) => ({ value, label })) },
  { name: 'outcome', label: 'Outcome', words: OUTCOMES },
  { name: 'subject', label: 'Subject: an id, or a version', isMore: true },
  { name: 'since', label: 'Since', isTime: true, isMore: true },
  { name: 'until', label: 'Until', isTime: true, isMore: true },
];

/** The query that asks for what the filters let through. Words that there are none of are left out. */
export function auditQuery(filters: AuditFilters): QueryOf<'/v1/audit'> {
  return {
    ...filters,
    action: KINDS.find(([beginning]) => beginning === filters.action)?.[0] ?? '',
    outcome: OUTCOMES.find((word) => word === filters.outcome) ?? '',
  };
}
