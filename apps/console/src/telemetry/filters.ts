import type { QueryOf } from '../gateway/wire.js';
import type { Filter } from '../page/filter-bar.js';
import { isAgentId } from './agent-id.js';

/** The names of the filters in the address, and in the query of the gateway. */
export const FILTER_NAMES = ['q', 'decision', 'label', 'tool', 'agentId', 'since', 'until'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type FilterValues = Readonly<Record<FilterName, string>>;

const DECISIONS = ['allow', 'deny', 'review'] as const;
export const LABELS = ['safe', 'unsafe', 'unknown'] as const;

export const FILTERS: readonly Filter<FilterName>[] = [
  { name: 'q', label: 'Search commands' },
  { name: 'decision', label: 'Decision', words: DECISIONS },
  { name: 'label', label: 'Label', words: LABELS },
  { name: 'tool', label: 'Tool', isMore: true },
  { name: 'since', label: 'Since', isTime: true, isMore: true },
  { name: 'until', label: 'Until', isTime: true, isMore: true },
];

/** The query that asks for what the filters let through. Words that there are none of are left out. */
export function queryOf(values: FilterValues): QueryOf<'/v1/actions'> {
  return {
    ...values,
    decision: DECISIONS.find((word) => word === values.decision) ?? '',
    label: LABELS.find((word) => word === values.label) ?? '',
    agentId: isAgentId(values.agentId) ? values.agentId : '',
  };
}
