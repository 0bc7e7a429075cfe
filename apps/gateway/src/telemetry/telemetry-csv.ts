import { LABELS, type ActionResponse } from '@bylaw/contracts';
import { commandText } from '@bylaw/policy';
import { exportedId } from './imported-id.js';
import { TELEMETRY_COLUMNS, type TelemetryColumn } from './telemetry-columns.js';

/** Telemetry CSV of batches of actions, header line first, a batch at a time. */
export async function* telemetryCsv(
  batches: AsyncIterable<readonly ActionResponse[]> | Iterable<readonly ActionResponse[]>,
  shellTools: readonly string[],
): AsyncGenerator<string, void, undefined> {
  yield `${TELEMETRY_COLUMNS.join(',')}\n`;
  for await (const actions of batches) {
    yield actions.map((action) => `${csvLine(columns(action, shellTools))}\n`).join('');
  }
}

/** The CSV has one column for what was asked: the command with its arguments, as decisions and training read it. */
function columns(action: ActionResponse, shellTools: readonly string[]): Record<TelemetryColumn, string> {
  const { id, metadata } = exportedId(action);
  const { outcome } = action;
  return {
    id,
    ts: action.ts,
    event_type: action.eventType ?? '',
    tab_id: action.tabId ?? '',
    batch_id: action.batchId ?? '',
    tool: action.tool,
    command: commandText({ tool: action.tool, command: action.command, args: action.args }, shellTools),
    exit_code: String(outcome?.exitCode ?? ''),
    stdout: outcome?.stdout ?? '',
    stderr: outcome?.stderr ?? '',
    safety_score: String(outcome?.score ?? ''),
    safety_label: action.label === null ? '' : String(LABELS.indexOf(action.label)),
    metadata: metadata === null ? '' : JSON.stringify(metadata),
  };
}

function csvLine(row: Record<TelemetryColumn, string>): string {
  return TELEMETRY_COLUMNS.map((column) => csvField(row[column])).join(',');
}

/** RFC 4180: quoted where it must be. A leading or trailing space is quoted too, as some readers trim. */
function csvField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
