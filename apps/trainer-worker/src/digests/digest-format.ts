import { SAFE_SCORE, UNSAFE_SCORE, type LabelledAction, type TrainingLabel } from '@bylaw/learning';

/**
 * What digests are made of and how. Change the number whenever blocks look otherwise, or the same telemetry gives other
 * labels: digests of another format are not read.
 */
export const DIGEST_FORMAT = `2: safe from ${SAFE_SCORE}, unsafe below ${UNSAFE_SCORE}`;

/** What a digest keeps of an action, and on which day it was (UTC, as YYYY-MM-DD). */
export type DigestedAction = readonly [
  tool: string,
  command: string,
  args: LabelledAction['args'],
  contributor: string | null,
  label: TrainingLabel,
  day: string,
];

/** The content of a block: actions, and how often each of them occurs. */
export type DigestedActions = readonly (readonly [action: DigestedAction, times: number])[];
