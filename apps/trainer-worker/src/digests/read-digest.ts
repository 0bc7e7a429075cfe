import { gunzipSync } from 'node:zlib';
import type { LabelledAction } from '@bylaw/learning';
import type { DaySpan } from './day-span.js';
import type { DigestedActions } from './digest-format.js';

/** Whose actions of a digest are not read, and of which days they are. */
export interface DigestReading {
  readonly days: DaySpan;
  readonly excludedAgents: readonly string[];
}

/** The actions of a block, each as often as it occurred. What learning does not look at, ids, are empty. */
export function* actionsOfDigest(data: Uint8Array, reading: DigestReading): Generator<LabelledAction> {
  const { from, before } = reading.days;
  const excluded = new Set(reading.excludedAgents);
  for (const [digested, times] of JSON.parse(gunzipSync(data).toString()) as DigestedActions) {
    const [tool, command, args, contributor, label, day] = digested;
    if ((from !== null && day < from) || (before !== null && day >= before)) continue;
    if (contributor !== null && excluded.has(contributor)) continue;
    const action = { id: '', tool, command, args: args ?? null, contributor, label };
    for (let time = 0; time < times; time += 1) yield action;
  }
}
