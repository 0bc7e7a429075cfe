import type { HeldOutMetrics, HeldOutPoint, Share } from '@bylaw/learning';
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

/** The curve of held-out metrics that were stored; empty when they have none that can be shown. */
export function heldOutCurve(metrics: HeldOutMetrics): readonly HeldOutPoint[] {
  const curve: unknown = metrics.curve;
  if (!Array.isArray(curve)) return [];
  const isPoint = (point: unknown): point is HeldOutPoint => {
    const record = asRecord(point);
    return record !== null && hasNumbers(record, ['rules', 'deniedSafe', 'deniedUnsafe']);
  };
  return curve.every(isPoint) ? curve : [];
}

function isShareOrNull(value: unknown): value is Share | null {
  const record = asRecord(value);
  return value === null || (record !== null && hasNumbers(record, ['value', 'low', 'high']));
}

function isExpectationOrNull(value: unknown): boolean {
  const record = asRecord(value);
  return value === null || (record !== null && hasNumbers(record, ['prevalence', 'precision']));
}
