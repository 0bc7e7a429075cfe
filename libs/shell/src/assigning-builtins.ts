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
export function noteAssignments({ words }: ParsedCommand, variables: Variables, input: ReadInput): void {
  const [program, ...rest] = words;
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
      noteRead(texts, variables, input);
      break;
    case 'printf':
      if (texts[0] === '-v' && texts[1] !== undefined)
        variables.give(texts[1], printfText(texts.slice(2)) ?? '');
      break;
    case 'mapfile':
    case 'readarray':
      noteLines(texts.at(-1) ?? '', variables, input);
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

function noteRead(texts: readonly string[], variables: Variables, input: ReadInput): void {
  const text = input();
  if (text?.known !== true) return;
  const names: string[] = [];
  for (let at = 0; at < texts.length; at++) {
    const word = texts[at] ?? '';
    if (/^-[a-zA-Z]*[adinNptu]$/.test(word)) {
      if (word.endsWith('a')) noteFields(texts[at + 1] ?? '', text.text, variables);
      at += 1;
    } else if (!word.startsWith('-')) names.push(word);
  }
  for (const line of linesOf(text.text)) {
    const fields = line.split(/\s+/);
    names.forEach((name, at) => {
      const isLast = at === names.length - 1;
      variables.give(
        name,
        names.length === 1 ? line : isLast ? fields.slice(at).join(' ') : (fields[at] ?? ''),
      );
    });
  }
}

function noteFields(name: string, text: string, variables: Variables): void {
  const [line = ''] = linesOf(text);
  variables.giveArray(name, line.split(/\s+/));
}

function noteLines(name: string, variables: Variables, input: ReadInput): void {
  const text = input();
  if (text?.known === true) variables.giveArray(name, linesOf(text.text));
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
