import { VALUE_SEPARATOR } from '@bylaw/contracts';
import type pg from 'pg';

/** The columns that a bare hub fills, with their types and what it writes of an action, before and after its command. */
const COLUMNS = [
  ['id', 'uuid'],
  ['command', 'text'],
  ['agent_id', 'uuid', '0192f0c1-0000-7000-8000-000000000002'],
  ['ts', 'timestamptz', '2026-11-22T12:00:00.000Z'],
  ['source', 'text', 'agent'],
  ['batch_id', 'text', 'bench-1'],
  ['tool', 'text', 'shell'],
  ['cwd', 'text', '/srv'],
  ['decision', 'text', 'allow'],
  ['reason', 'text', 'No rule matches'],
  ['policy_version', 'integer', '1'],
  ['matched', 'jsonb', '[]'],
  ['unparsed', 'boolean', 'false'],
  ['command_hash', 'text', '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014'],
] as const;

/** An action's values, in the order of the columns. */
export type BareRow = readonly string[];

/** The rows of a job, as one text for each column. */
export interface BareColumns {
  readonly count: number;
  readonly columns: readonly string[];
}

const INSERT = `
  INSERT INTO actions (${COLUMNS.map(([name]) => name).join(', ')})
  SELECT * FROM unnest(${COLUMNS.map(([, type], index) => `string_to_array($${index + 1}, chr(127))::${type}[]`).join(', ')})
  ON CONFLICT (id) DO NOTHING`;

/** All but the id and the command is the same for all. */
export function bareRow(id: string, command: string): BareRow {
  return COLUMNS.map(([name, , value]) => (name === 'id' ? id : (value ?? command)));
}

export function toColumns(rows: readonly BareRow[]): BareColumns {
  return {
    count: rows.length,
    columns: COLUMNS.map((_, column) => rows.map((row) => row[column]).join(VALUE_SEPARATOR)),
  };
}

/** Stores what several jobs carry, in one statement. */
export async function insertColumns(database: pg.Pool, jobs: readonly BareColumns[]): Promise<void> {
  await database.query(
    INSERT,
    COLUMNS.map((_, column) => jobs.map(({ columns }) => columns[column]).join(VALUE_SEPARATOR)),
  );
}
