import { isUtf8 } from 'node:buffer';
import { DomainError, LABELS, LIMITS, type ImportedAction } from '@bylaw/contracts';
import { forbiddenText } from '@bylaw/platform';
import type { Redactor } from '@bylaw/redaction';
import { isISO8601 } from 'class-validator';
import { IMPORTED_ID, storedId } from './imported-id.js';
import { TELEMETRY_COLUMNS, type TelemetryColumn } from './telemetry-columns.js';

/** What is the matter with one line. */
export class LineProblem extends Error {
  override readonly name = 'LineProblem';
}

const SHORT_TEXT = 200;
const METADATA_DEPTH = 100;

/**
 * The columns that a file has, from its header line.
 * @throws DomainError `validation_failed` for a column that is not known, or is there twice, or without `command`
 */
export function telemetryHeader(fields: readonly Buffer[]): TelemetryColumn[] {
  const names = fields.map((field) => field.toString('utf8').trim());
  const columns = names.map((name) => {
    const column = TELEMETRY_COLUMNS.find((known) => known === name);
    if (!column) throw headerProblem(`'${name.slice(0, 100)}' is not a column of telemetry`);
    return column;
  });
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated) throw headerProblem(`the column ${repeated} is there twice`);
  if (!columns.includes('command')) throw headerProblem('the column command is missing');
  return columns;
}

/** The refusal of a file whose header line is wrong. */
export function headerProblem(message: string): DomainError {
  return new DomainError('validation_failed', `The header line is not right: ${message}`, [
    { path: 'header', message },
  ]);
}

/** What a line needs that is not in it. */
export interface LineContext {
  readonly now: string;
  readonly newId: () => string;
  readonly redactor: Redactor;
}

/**
 * One line as an action to store: without its secrets, its outputs as long as those of any action at most.
 * @throws LineProblem that says what is wrong with it
 */
export function telemetryLine(
  columns: readonly TelemetryColumn[],
  fields: readonly Buffer[],
  { now, newId, redactor }: LineContext,
): ImportedAction {
  if (fields.length !== columns.length) {
    throw new LineProblem(`has ${fields.length} fields, but the header has ${columns.length}`);
  }
  const texts = new Map(columns.map((column, index) => [column, text(column, fields[index])]));
  const of = (column: TelemetryColumn): string => texts.get(column) ?? '';
  const id = of('id').trim();
  const metadata = redactor.metadata(metadataOf(of('metadata')));
  if (id.length > SHORT_TEXT) throw new LineProblem(`id is longer than ${SHORT_TEXT} characters`);
  const ownId = id === '' ? newId() : storedId(id);
  const isMapped = id !== '' && ownId !== id.toLowerCase();
  return {
    id: ownId,
    ts: timeOf(of('ts'), now),
    eventType: shortText('event_type', of('event_type')),
    tabId: shortText('tab_id', of('tab_id')),
    batchId: shortText('batch_id', of('batch_id')),
    tool: shortText('tool', of('tool')) ?? 'shell',
    command: redactor.text(commandOf(of('command'))),
    exitCode: numberOf('exit_code', of('exit_code'), {
      min: -2_147_483_648,
      max: 2_147_483_647,
      whole: true,
    }),
    stdout: redactor.output(of('stdout') || null, LIMITS.outputBytes),
    stderr: redactor.output(of('stderr') || null, LIMITS.outputBytes),
    score: numberOf('safety_score', of('safety_score'), { min: 0, max: 100, whole: false }),
    label: labelOf(of('safety_label')),
    metadata: isMapped ? { ...metadata, [IMPORTED_ID]: id } : metadata,
  };
}

function text(column: TelemetryColumn, field: Buffer | undefined): string {
  if (field === undefined || field.length === 0) return '';
  if (!isUtf8(field)) throw new LineProblem(`${column} is not valid UTF-8`);
  const value = field.toString('utf8');
  if (value.includes('\0')) throw new LineProblem(`${column} has a NUL character`);
  return value;
}

function shortText(column: TelemetryColumn, value: string): string | null {
  if (value.length > SHORT_TEXT) throw new LineProblem(`${column} is longer than ${SHORT_TEXT} characters`);
  return value === '' ? null : value;
}

function commandOf(value: string): string {
  if (value === '') throw new LineProblem('command is empty');
  if (Buffer.byteLength(value) > LIMITS.commandBytes) {
    throw new LineProblem(`command is larger than ${LIMITS.commandBytes} bytes`);
  }
  return value;
}

/** ISO 8601; without a zone it is UTC. */
function timeOf(value: string, now: string): string {
  const trimmed = value.trim();
  if (trimmed === '') return now;
  const match =
    /^((?!0000)\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      trimmed,
    );
  const [, day = '', time = '00:00', zone = 'Z'] = match ?? [];
  const iso = `${day}T${time.replace(',', '.')}${zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`;
  const milliseconds = match && isISO8601(iso, { strict: true }) ? Date.parse(iso) : Number.NaN;
  if (!(milliseconds >= 0)) throw new LineProblem('ts is not a time as 2026-01-31T12:00:00Z, from 1970 on');
  return new Date(milliseconds).toISOString();
}

function numberOf(
  column: TelemetryColumn,
  value: string,
  bounds: { readonly min: number; readonly max: number; readonly whole: boolean },
): number | null {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  const { min, max, whole } = bounds;
  const number = /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!(number >= min && number <= max) || (whole && !Number.isInteger(number))) {
    throw new LineProblem(`${column} is not a ${whole ? 'whole ' : ''}number from ${min} to ${max}`);
  }
  return number;
}

function labelOf(value: string): ImportedAction['label'] {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  const label = /^[012]$/.test(trimmed) ? LABELS[Number(trimmed)] : undefined;
  if (!label) throw new LineProblem('safety_label is not 0 (safe), 1 (unsafe), 2 (unknown) or empty');
  return label;
}

function metadataOf(value: string): Record<string, unknown> | null {
  if (value.trim() === '') return null;
  if (Buffer.byteLength(value) > LIMITS.metadataBytes) {
    throw new LineProblem(`metadata is larger than ${LIMITS.metadataBytes} bytes`);
  }
  if (nesting(value) > METADATA_DEPTH)
    throw new LineProblem(`metadata is nested deeper than ${METADATA_DEPTH}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw new LineProblem('metadata is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new LineProblem('metadata is not a JSON object');
  }
  if (forbiddenText(parsed, 'metadata') !== null) {
    throw new LineProblem('metadata has a NUL character or half of a surrogate pair');
  }
  return parsed as Record<string, unknown>;
}

/** How deep brackets nest, those within strings left out. */
function nesting(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of json.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[[{\]}]/g) ?? []) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
