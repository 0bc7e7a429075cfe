import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, Min } from 'class-validator';
import type { RecordedAction } from './record-payloads.js';

/** Stands between the values of a column: a character that JSON needs no escape for, and commands hardly ever have. */
export const VALUE_SEPARATOR = '\x7f';

/** Stands for no value, in columns that may have none. */
export const NO_VALUE = 'null';

/** How a column writes its values, and reads them again. */
interface Column<T> {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
}

/** Unchanged. */
const text = <T extends string>(): Column<T> => ({ write: (value) => value, read: (value) => value as T });

/** What would be taken for no value is made into two, which no column with so many actions has. */
const optionalText: Column<string | null> = {
  write: (value) => (value === NO_VALUE ? NO_VALUE + VALUE_SEPARATOR : (value ?? NO_VALUE)),
  read: (value) => (value === NO_VALUE ? null : value),
};

const json = <T>(): Column<T> => ({
  write: (value) => (value === undefined ? NO_VALUE : JSON.stringify(value)),
  read: (value) => JSON.parse(value) as T,
});

const list = <T extends readonly unknown[]>(): Column<T> => ({
  write: (value) => (value.length === 0 ? '[]' : JSON.stringify(value)),
  read: (value) => JSON.parse(value) as T,
});

const number: Column<number> = { write: String, read: Number };
const flag: Column<boolean> = { write: String, read: (value) => value === 'true' };

/** The columns, in their order. */
const COLUMNS: { readonly [K in keyof RecordedAction]: Column<RecordedAction[K]> } = {
  id: text(),
  agentId: text(),
  ts: text(),
  batchId: optionalText,
  tool: text(),
  command: text(),
  args: json(),
  cwd: optionalText,
  metadata: json(),
  decision: text(),
  reason: text(),
  policyVersion: number,
  matched: list(),
  unparsed: flag,
  commandHash: text(),
  reviewExpiresAt: optionalText,
};

export type PackedColumn = keyof RecordedAction;

/** The names of the columns, in their order. */
export const PACKED_COLUMNS = Object.keys(COLUMNS) as readonly PackedColumn[];

const INDEX_OF = new Map(PACKED_COLUMNS.map((name, index) => [name, index]));

/**
 * Decided actions by column, each column one text: as Postgres takes them apart, so that nobody on the way has to read,
 * check and write again what the hub has made (ADR 23).
 */
export class PackedActions {
  @IsInt()
  @Min(1)
  count!: number;

  @IsArray()
  @ArrayMinSize(PACKED_COLUMNS.length)
  @ArrayMaxSize(PACKED_COLUMNS.length)
  @IsString({ each: true })
  columns!: string[];
}

/** The actions by column; null where a text of theirs would be taken for something else: send them as they are. */
export function packActions(actions: readonly RecordedAction[]): PackedActions | null {
  const packed = {
    count: actions.length,
    columns: PACKED_COLUMNS.map((name) => writeColumn(actions, name)),
  };
  return hasAllValues(packed) ? packed : null;
}

/** Has every column as many values as there are actions? Else values of one would become another's. */
export function hasAllValues({ count, columns }: PackedActions): boolean {
  return columns.every((column) => valuesIn(column) === count);
}

/** A column's values, one text. */
export function packedColumn({ columns }: PackedActions, name: PackedColumn): string {
  return columns[INDEX_OF.get(name) ?? -1] ?? '';
}

/** A column's values, as they are written. */
export function packedValues(packed: PackedActions, name: PackedColumn): string[] {
  return packedColumn(packed, name).split(VALUE_SEPARATOR);
}

/** The actions as they were before they were packed. @throws SyntaxError for what `packActions` has not made */
export function unpackActions(packed: PackedActions): RecordedAction[] {
  const actions = packedValues(packed, 'id').map(() => ({}) as Record<PackedColumn, unknown>);
  for (const name of PACKED_COLUMNS) {
    const { read } = COLUMNS[name];
    packedValues(packed, name).forEach((value, row) => {
      const action = actions[row];
      if (action) action[name] = read(value);
    });
  }
  return actions as unknown as RecordedAction[];
}

function writeColumn(actions: readonly RecordedAction[], name: PackedColumn): string {
  // The column's own values.
  const write = COLUMNS[name].write as (value: unknown) => string;
  return actions.map((action) => write(action[name])).join(VALUE_SEPARATOR);
}

/** None in an empty text, which Postgres takes for an empty list. */
function valuesIn(column: string): number {
  if (column === '') return 0;
  let values = 1;
  for (let at = column.indexOf(VALUE_SEPARATOR); at >= 0; at = column.indexOf(VALUE_SEPARATOR, at + 1)) {
    values += 1;
  }
  return values;
}
