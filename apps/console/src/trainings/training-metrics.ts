import type { TrainingMetrics } from '@bylaw/learning';
import { asRecord, hasNumbers, hasTexts } from '../page/record.js';
import { isHeldOutMetrics } from './held-out-metrics.js';

const COUNTS = [
  'labelledActions',
  'safeActions',
  'unsafeActions',
  'safeCommands',
  'unsafeCommands',
  'baseRate',
  'candidates',
  'rules',
] as const;

/** What was stored as the metrics of a run, if it can be shown as such. */
export function isTrainingMetrics(value: unknown): value is TrainingMetrics {
  const record = asRecord(value);
  if (record === null) return false;
  return hasTexts(record, ['estimator']) && hasNumbers(record, COUNTS) && isHeldOutMetrics(record['heldOut']);
}
