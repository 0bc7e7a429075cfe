import type { HeldOutMetrics, Share } from '@bylaw/learning';
import { asRecord, hasNumbers } from '../page/record.js';

const COUNTS = [
  'rules',
  'safeCommands',
  'unsafeCommands',
  'deniedSafe',
  'deniedUnsafe',
  'heldSafe',
  'heldUnsafe',
] as const;
const SHARES = ['precision', 'recall', 'falseDenyRate'] as const;

/** What was stored as held-out metrics, if it can be shown as such. */
export function isHeldOutMetrics(value: unknown): value is HeldOutMetrics {
  const record = asRecord(value);
  if (record === null || !hasNumbers(record, COUNTS)) return false;
  return SHARES.every((name) => isShareOrNull(record[name])) && isExpectationOrNull(record['atPrevalence']);
}

function isShareOrNull(value: unknown): value is Share | null {
  const record = asRecord(value);
  return value === null || (record !== null && hasNumbers(record, ['value', 'low', 'high']));
}

function isExpectationOrNull(value: unknown): boolean {
  const record = asRecord(value);
  return value === null || (record !== null && hasNumbers(record, ['prevalence', 'precision']));
}
