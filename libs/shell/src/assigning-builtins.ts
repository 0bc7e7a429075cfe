import { MAX_VALUES } from './bounds.js';
import type { Text } from './constant-text.js';
import { printfText } from './printf-text.js';
import type { ParsedCommand } from './script.js';
import type { Variables } from './variables.js';
import type { Word } from './word.js';

type ReadInput = () => Text | null | undefined;

/** Builtins that give variables values otherwise than by `NAME=value`. */
export const ASSIGNING: ReadonlySet<string> = new Set(
  'set unset shift read printf mapfile readarray declare typeset local'.split(' '),
);

/** Takes note of what such a builtin assigns, as far as it is known. */
export function noteAssignments(command: ParsedCommand, variables: Variables, input: ReadInput): void {
  const [program, ...rest] = command.words;
  const texts = rest.map((word) => word.text);
  switch (program?.text) {
    case 'set':
      noteArguments(rest, variables);
      break;
    case 'unset':
      for (const name of texts) variables.forget(name);
      break;
    case 'shift':
      variables.shiftArguments(Number.parseInt(texts[0] ?? '1', 10) || 1);
      break;
    case 'read':
      noteRead(texts, { variables, input, separators: separatorsOf(command, variables) });
      break;
    case 'printf':
      if (texts[0] === '-v' && texts[1] !== undefined)
        variables.give(texts[1], printfText(texts.slice(2)) ?? '');
      break;
    case 'mapfile':
    case 'readarray':
      noteLines(texts, variables, input);
      break;
    default:
      noteAttributes(texts, variables);
  }
}

/** `set -- WORD…` and `set WORD…`; options alone set no arguments. */
function noteArguments(words: readonly Word[], variables: Variables): void {
  const end = words.findIndex(({ text }) => text === '--');
  if (end >= 0) variables.setArguments(words.slice(end + 1));
  else if (words[0] && !/^[-+]/.test(words[0].text)) variables.setArguments(words);
}

/** What `read` needs to know beside its words. */
interface Reading {
  readonly variables: Variables;
  readonly input: ReadInput;
  /** What separates fields. */
  readonly separators: RegExp;
}

/** What `IFS` is for one command: set before it, or on the line; white space when nothing is said. */
function separatorsOf({ assignments }: ParsedCommand, variables: Variables): RegExp {
  const own = assignments.find(({ text }) => text.startsWith('IFS='))?.text.slice('IFS='.length);
  const characters = own ?? variables.separators();
  if (characters.trim() === '') return /\s+/;
  return new RegExp(`[${characters.replace(/[\]\\^-]/g, '\\$&')}]`);
}

function noteRead(texts: readonly string[], reading: Reading): void {
  const { variables, input } = reading;
  const text = input();
  if (text?.known !== true) return;
  const names: string[] = [];
  let { text: read } = text;
  for (let at = 0; at < texts.length; at++) {
    const word = texts[at] ?? '';
    const [, letter, attached] = /^-[ers]*([adinNptu])([\s\S]*)$/.exec(word) ?? [];
    if (letter === undefined) {
      if (!word.startsWith('-')) names.push(word);
      continue;
    }
    const value = attached === '' ? (texts[++at] ?? '') : (attached ?? '');
    if (letter === 'd') read = value === '' ? read.trimEnd() : (read.split(value.charAt(0), 1)[0] ?? '');
    if (letter === 'n' || letter === 'N') read = read.slice(0, Number.parseInt(value, 10) || 0);
    if (letter === 'a') noteFields(value, read, reading);
    if (letter === 'd' && value === '') for (const name of names) variables.give(name, read);
  }
  noteNames(names.length === 0 ? ['REPLY'] : names, read, reading);
}

function noteNames(names: readonly string[], text: string, { variables, separators }: Reading): void {
  for (const line of linesOf(text)) {
    const fields = line.split(separators);
    names.forEach((name, at) => {
      const isLast = at === names.length - 1;
      const field = isLast ? line.split(separators).slice(at).join(' ') : (fields[at] ?? '');
      variables.give(name, names.length === 1 ? line : field);
    });
  }
}

function noteFields(name: string, text: string, { variables, separators }: Reading): void {
  const [line = ''] = linesOf(text);
  variables.giveArray(name, line.split(separators));
}

/** `mapfile [-t] [-d DELIMITER] NAME` */
function noteLines(texts: readonly string[], variables: Variables, input: ReadInput): void {
  const text = input();
  if (text?.known !== true) return;
  const at = texts.findIndex((word) => /^-[a-z]*d/.test(word));
  const option = at < 0 ? '' : (texts[at] ?? '');
  const delimiter = option.endsWith('d') ? (texts[at + 1] ?? '') : option.replace(/^-[a-z]*d/, '');
  const last = texts.at(-1) ?? '';
  const name = last.startsWith('-') || last === '' ? 'MAPFILE' : last;
  const lines = at < 0 ? linesOf(text.text) : text.text.split(delimiter === '' ? '\0' : delimiter.charAt(0));
  variables.giveArray(
    name,
    lines.map((line) => line.trim()).filter((line) => line !== ''),
  );
}

/** The first lines of a text, one more than there are values that are followed. */
function linesOf(text: string): string[] {
  const lines = text.split('\n', 4 * MAX_VALUES).map((line) => line.trim());
  return lines.filter((line) => line !== '').slice(0, MAX_VALUES + 1);
}

/** `declare -l`, `-u`, `-n` change what a variable holds. */
function noteAttributes(texts: readonly string[], variables: Variables): void {
  const flags = texts.filter((text) => /^-[a-zA-Z]+$/.test(text)).join('');
  if (!/[lun]/.test(flags)) return;
  for (const text of texts) {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) continue;
    if (flags.includes('l')) variables.give(name, value.toLowerCase());
    if (flags.includes('u')) variables.give(name, value.toUpperCase());
    if (flags.includes('n')) for (const target of variables.of(value)) variables.give(name, target.text);
  }
}
