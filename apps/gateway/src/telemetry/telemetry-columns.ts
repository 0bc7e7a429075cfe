/** The columns of telemetry CSV, in the order of an export. On import only `command` is required. */
export const TELEMETRY_COLUMNS = [
  'id',
  'ts',
  'event_type',
  'tab_id',
  'batch_id',
  'tool',
  'command',
  'exit_code',
  'stdout',
  'stderr',
  'safety_score',
  'safety_label',
  'metadata',
] as const;

export type TelemetryColumn = (typeof TELEMETRY_COLUMNS)[number];
