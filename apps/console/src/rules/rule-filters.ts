import type { QueryOf } from '../gateway/wire.js';
import type { Filter } from '../page/filter-bar.js';

/** The names of the filters in the address, and in the query of the gateway. */
export const FILTER_NAMES = [
  'q',
  'effect',
  'mode',
  'tool',
  'addedBy',
  'unusedFor',
  'onlySafe',
  'version',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type FilterValues = Readonly<Record<FilterName, string>>;

const EFFECTS = ['deny', 'review', 'allow'] as const;
const MODES = ['enforce', 'observe'] as const;
const UNUSED = ['24h', '7d', '30d', '90d'] as const;

/** Those that are shown as fields; the version has its own. */
export const FILTERS: readonly Filter<FilterName>[] = [
  { name: 'q', label: 'Search patterns and reasons' },
  { name: 'effect', label: 'Effect', words: EFFECTS },
  { name: 'mode', label: 'Mode', words: MODES },
  { name: 'tool', label: 'Tool', isShort: true },
  { name: 'addedBy', label: 'Proposed by', isShort: true },
  { name: 'unusedFor', label: 'Unused for', words: UNUSED },
  { name: 'onlySafe', label: 'Labels', words: [{ value: 'true', label: 'only safe' }] },
];

/** The query that asks for what the filters let through. Words that there are none of are left out. */
export function queryOf(values: FilterValues): QueryOf<'/v1/rules'> {
  const { q, tool, addedBy } = values;
  return {
    q,
    tool,
    addedBy,
    effect: EFFECTS.find((word) => word === values.effect) ?? '',
    mode: MODES.find((word) => word === values.mode) ?? '',
    unusedFor: /^\d{1,4}[mhdw]$/.test(values.unusedFor) ? values.unusedFor : '',
    onlySafe: values.onlySafe === 'true' ? 'true' : '',
    version: versionOf(values.version) ?? '',
  };
}

/** The version that the address names; undefined: the current one. */
export function versionOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Whether anything but the version is asked for. */
export function isFiltered({ version: _version, ...others }: FilterValues): boolean {
  return Object.values(others).some((value) => value !== '');
}
