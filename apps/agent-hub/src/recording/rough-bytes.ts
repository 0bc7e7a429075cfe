import type { PackedActions, RecordedAction, RecordedOutcome } from '@bylaw/contracts';

/** What the fields of an item take that hardly vary, with their names. */
const FIXED_BYTES = 500;

/** About how many bytes an action takes in a job: enough to bound jobs by, and much cheaper than writing it as JSON. */
export function roughBytesOfAction({ command, args, metadata }: RecordedAction): number {
  return FIXED_BYTES + command.length + jsonLength(args) + jsonLength(metadata);
}

/** The same of actions by column. */
export function roughBytesOfPacked({ columns }: PackedActions): number {
  return columns.reduce((sum, column) => sum + column.length, 0);
}

/** The same of an outcome. */
export function roughBytesOfOutcome({ stdout, stderr }: RecordedOutcome): number {
  return FIXED_BYTES + (stdout?.length ?? 0) + (stderr?.length ?? 0);
}

function jsonLength(value: object | null): number {
  return value === null ? 0 : JSON.stringify(value).length;
}
