/** One measurement, beside what it should be. */
export interface ResultRow {
  readonly what: string;
  readonly measured: string;
  /** Design section 8; null where it sets none. */
  readonly bar: string | null;
  readonly holds: boolean | null;
}

/** A measurement that has no bar. */
export function plainRow(what: string, measured: string): ResultRow {
  return { what, measured, bar: null, holds: null };
}

/** At least so much. `unit` follows the number: ` /s`, ` ×`. */
export function atLeast(what: string, value: number, bar: number, unit: string): ResultRow {
  return { what, measured: `${shown(value)}${unit}`, bar: `≥ ${shown(bar)}${unit}`, holds: value >= bar };
}

/** At most so much. */
export function atMost(what: string, value: number, bar: number, unit: string): ResultRow {
  return { what, measured: `${shown(value)}${unit}`, bar: `≤ ${shown(bar)}${unit}`, holds: value <= bar };
}

/** Prints a table in Markdown. */
export function showTable(rows: readonly ResultRow[]): void {
  const cells = rows.map(({ what, measured, bar, holds }) => [
    // A pattern may have what ends a cell.
    what.replaceAll('|', '\\|'),
    measured,
    bar ?? '',
    holds === null ? '' : holds ? 'yes' : '**no**',
  ]);
  const table = [['what', 'measured', 'bar', 'holds'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |\n`;
  const rule = widths.map((width) => '-'.repeat(width));
  process.stdout.write(`\n${[table[0] ?? [], rule, ...cells].map(line).join('')}`);
}

function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2).replace(/\.?0+$/, '');
}
