import { effectiveLabel, type LabelledAction } from '@bylaw/learning';
import type { LabelledActionRow } from '@bylaw/persistence';

/** An action with the label that counts; null when nobody and nothing could tell. */
export function labelledActionOf({
  personLabel,
  reviewVerdict,
  score,
  ts: _,
  ...action
}: LabelledActionRow): LabelledAction | null {
  const label = effectiveLabel({ personLabel, reviewVerdict, score });
  return label === 'unknown' ? null : { ...action, label };
}
