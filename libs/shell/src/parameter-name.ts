import type { Cursor } from './cursor.js';
import type { Expansion } from './word.js';

/** Reads the name behind a `$`; the empty string when none stands there. */
export function readSpecialName(cursor: Cursor): string {
  return cursor.take(/[A-Za-z_]\w*|[@*#?$!0-9-]/y);
}

const PARAMETER = /^\$\{([A-Za-z_]\w*|[@*0-9])(?::?[-=]([^$`"'\\]*))?\}$/;

/** What `${NAME}` and `${NAME:-default}` expand to; anything else in braces is not known. */
export function readParameterName(source: string): Expansion {
  const [, name, value] = PARAMETER.exec(source) ?? [];
  return { name: name ?? null, value: value ?? null };
}
