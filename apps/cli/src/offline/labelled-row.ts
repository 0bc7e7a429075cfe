import { isUtf8 } from 'node:buffer';
import { LIMITS } from '@bylaw/contracts/limits';
import { effectiveLabel, type TrainingLabel } from '@bylaw/learning';

/** One labelled command of a file. */
export interface LabelledRow {
  readonly tool: string;
  readonly command: string;
  readonly label: TrainingLabel;
  /** The session that the command was of, else the batch, where the file names one: none contributes beyond its share. */
  readonly contributor?: string;
}

/** Where a file has what is read of it: positions in its header line. */
export interface RowColumns {
  readonly count: number;
  readonly command: number;
  readonly tool: number;
  readonly label: number;
  readonly score: number;
  readonly session: number;
  readonly batch: number;
}

/** What is wrong with a line, or with the header. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
}

const ABSENT = -1;
const LABELS = new Map([
  ['', null],
  ['0', 'safe'],
  ['1', 'unsafe'],
  ['2', 'unknown'],
  ['safe', 'safe'],
  ['unsafe', 'unsafe'],
  ['unknown', 'unknown'],
] as const);

/**
 * The columns of telemetry CSV (`command`, `tool`, `safety_label`, `safety_score`, `tab_id`, `batch_id`), or of `command,label`; others are not
 * read.
 * @throws RowProblem when there is no command, or nothing that labels it
 */
export function rowColumns(header: readonly Buffer[]): RowColumns {
  const names = header.map((field) => field.toString('utf8').trim().toLowerCase());
  const at = (name: string): number => names.indexOf(name);
  const label = at('safety_label') === ABSENT ? at('label') : at('safety_label');
  if (at('command') === ABSENT) throw new RowProblem('has no column "command"');
  if (label === ABSENT && at('safety_score') === ABSENT)
    throw new RowProblem('has no column "label", "safety_label" or "safety_score"');
  return {
    count: names.length,
    command: at('command'),
    tool: at('tool'),
    label,
    score: at('safety_score'),
    session: at('tab_id'),
    batch: at('batch_id'),
  };
}

/**
 * One line as a labelled command, by the label that counts for training; null when it has none.
 * @throws RowProblem that says what is wrong with it
 */
export function readRow(columns: RowColumns, fields: readonly Buffer[]): LabelledRow | null {
  if (fields.length !== columns.count)
    throw new RowProblem(`has ${fields.length} fields, but the header has ${columns.count}`);
  const command = textOf(fields[columns.command], 'command');
  if (command === '') throw new RowProblem('has no command');
  if (Buffer.byteLength(command) > LIMITS.commandBytes)
    throw new RowProblem(`has a command of more than ${LIMITS.commandBytes} bytes`);
  const personLabel = labelOf(textOf(fields[columns.label], 'label').trim().toLowerCase());
  const score = scoreOf(textOf(fields[columns.score], 'safety_score').trim());
  const label = effectiveLabel({ personLabel, score });
  const tool = textOf(fields[columns.tool], 'tool');
  if (label === 'unknown') return null;
  const row = { tool: tool === '' ? 'shell' : tool, command, label };
  const contributor = textOf(fields[columns.session], 'tab_id') || textOf(fields[columns.batch], 'batch_id');
  return contributor === '' ? row : { ...row, contributor };
}

function textOf(field: Buffer | undefined, column: string): string {
  if (field === undefined) return '';
  if (!isUtf8(field)) throw new RowProblem(`has a ${column} that is not valid UTF-8`);
  if (field.includes(0)) throw new RowProblem(`has a NUL character in its ${column}`);
  return field.toString('utf8');
}

function labelOf(text: string): 'safe' | 'unsafe' | 'unknown' | null {
  const label = LABELS.get(text as never);
  if (label === undefined)
    throw new RowProblem(
      `has the label "${text.slice(0, 40)}", not 0 (safe), 1 (unsafe), 2 (unknown) or nothing`,
    );
  return label;
}

function scoreOf(text: string): number | null {
  if (text === '') return null;
  const score = Number(text);
  if (!(score >= 0 && score <= 100)) throw new RowProblem('has a safety_score that is not from 0 to 100');
  return score;
}
