import { isDigit, isNameCharacter } from './characters.js';
import type { Cursor } from './cursor.js';
import { parameterChange } from './parameter-change.js';
import { EITHER } from './variables.js';
import type { Expansion, Piece } from './word.js';

/** Reads the name behind a `$`; the empty string when none stands there. */
export function readSpecialName(cursor: Cursor): string {
  const { source, position } = cursor;
  let end = position;
  if (!isDigit(source.charCodeAt(end))) while (isNameCharacter(source.charCodeAt(end))) end += 1;
  if (end === position && end < source.length && SPECIAL_NAMES.includes(source.charAt(end))) end += 1;
  cursor.position = end;
  return source.slice(position, end);
}

const SPECIAL_NAMES = '@*#?$!-0123456789';
const PARAMETER =
  /^\$\{(!?)([A-Za-z_]\w*(?:\[(?:[@*]|\w+)\])?|[@*0-9])(?:(:?[-=+])([\s\S]*)|([#%/:,^@][\s\S]*))?\}$/;
/** Which of several values are meant: `:2`, `:1:3`. */
const FIELDS = /^:\d{1,4}(?::\d{1,4})?$/;
const PROMPT = /^\$\{!?([A-Za-z_]\w*\b|[@*0-9])?[^}]*@P\}$/;
const LITERAL = /^(?:"([^$`"\\]*)"|'([^']*)'|([^$`"'\\]*))$/;

/**
 * What `${NAME}`, `${NAME:-default}` and the like expand to; anything else in braces is not known.
 * @param inside the expansions in it
 */
export function readParameterName(source: string, inside: readonly Piece[]): Expansion {
  const written = source.includes('\\\n') ? source.replaceAll('\\\n', '') : source;
  const [, indirect, name = '', test, word = '', operator] = PARAMETER.exec(written) ?? [];
  if (name === '') return { name: null, value: null };
  if (test !== undefined) {
    const value = literal(word, inside);
    if (!test.endsWith('+')) return { name, value };
    return { name: value === null ? null : `${EITHER}${value}`, value: null };
  }
  if (operator === undefined) return { name, value: null, indirect: indirect === '!' };
  if (/[@*]\]?$/.test(name)) return { name: FIELDS.test(operator) ? name + operator : null, value: null };
  const change = parameterChange(operator);
  return change ? { name, value: null, change } : { name: null, value: null };
}

/** The parameter in `${NAME@P}`, whose value is expanded like a prompt; '' for several or none, null for any other. */
export function promptName(source: string): string | null {
  if (!source.endsWith('@P}')) return null;
  // With a brace inside, the pattern would be tried with each length of the name before it fails.
  const isPlain = source.indexOf('}') === source.length - 1;
  return (isPlain ? PROMPT.exec(source)?.[1] : undefined) ?? '';
}

/** A default as it is written, or the known value of an expansion that it consists of. */
function literal(word: string, inside: readonly Piece[]): string | null {
  const [, double, single, bare] = LITERAL.exec(word) ?? [];
  const [first] = inside;
  if (first?.expansion && first.text === word) return first.expansion.value;
  return double ?? single ?? bare ?? null;
}
