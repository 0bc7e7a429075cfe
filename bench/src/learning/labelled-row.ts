import { effectiveLabel } from '@bylaw/learning';
import { readCsv } from './read-csv.js';

/** One labelled command of a benchmark's data. */
export interface LabelledRow {
  readonly command: string;
  readonly label: 'safe' | 'unsafe';
  /** Where it comes from; splits leave whole sources out. */
  readonly source: string;
}

const VISIBLE = /\S/;
const NAMED = new Map<string, 'safe' | 'unsafe'>([
  ['0', 'safe'],
  ['safe', 'safe'],
  ['allow', 'safe'],
  ['1', 'unsafe'],
  ['unsafe', 'unsafe'],
  ['deny', 'unsafe'],
]);

/**
 * Reads a CSV with the columns `command`, `label` (0 or safe, 1 or unsafe) and `source`, or those of telemetry, whose
 * `score` says what no label does, in batches. Rows without a command or a label are left out.
 * @throws Error when there is no column `command`
 */
export async function* labelledRows(path: string): AsyncGenerator<LabelledRow[]> {
  let columns: Columns | undefined;
  for await (const lines of readCsv(path)) {
    const rows: LabelledRow[] = [];
    for (const fields of lines) {
      if (!columns) columns = columnsOf(fields, path);
      else {
        const row = rowOf(fields, columns);
        if (row) rows.push(row);
      }
    }
    yield rows;
  }
}

/** All rows at once. */
export async function readLabelledRows(path: string): Promise<LabelledRow[]> {
  const rows: LabelledRow[] = [];
  for await (const batch of labelledRows(path)) rows.push(...batch);
  return rows;
}

interface Columns {
  readonly command: number;
  readonly label: number;
  readonly score: number;
  readonly source: number;
}

function columnsOf(header: readonly string[], path: string): Columns {
  const at = (name: string): number => header.indexOf(name);
  if (at('command') < 0) throw new Error(`${path} has no column “command”.`);
  const source = at('source') < 0 ? at('agent_id') : at('source');
  return { command: at('command'), label: at('label'), score: at('score'), source };
}

function rowOf(fields: readonly string[], columns: Columns): LabelledRow | null {
  const command = fields[columns.command] ?? '';
  const label = labelOf(fields[columns.label] ?? '', fields[columns.score] ?? '');
  if (label === 'unknown' || !VISIBLE.test(command)) return null;
  return { command, label, source: fields[columns.source] ?? 'unnamed' };
}

function labelOf(label: string, score: string): 'safe' | 'unsafe' | 'unknown' {
  const named = NAMED.get(label) ?? NAMED.get(label.toLowerCase());
  if (named) return named;
  return score === '' ? 'unknown' : effectiveLabel({ score: Number(score) });
}
