import { MINUS } from './characters.js';
import { plainWord, type Word } from './word.js';

/** Which options a program has that matter for finding its operands. */
export interface OptionSyntax {
  readonly valued: string;
  readonly long: readonly string[];
  readonly assignments: boolean;
  readonly inert: string;
  readonly direct: string;
}

/** Where options end. */
export interface SkippedOptions {
  readonly end: number;
  /** For `env -S TEXT`: the word that is split into a command. */
  readonly split: Word | null;
  /** Whether an option says that the command is not the text of a script. */
  readonly direct: boolean;
}

/** Where the options end that start at a word; null when one of them means that nothing is run. */
export function skipOptions(syntax: OptionSyntax, words: readonly Word[], start = 1): SkippedOptions | null {
  let split: Word | null = null;
  let direct = false;
  let at = start;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') return { end: at + 1, split, direct };
    if (text === '-' && syntax.assignments) continue;
    if (text.length < 2 || text.charCodeAt(0) !== MINUS) break;
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      const value = equals < 0 ? undefined : text.slice(equals + 1);
      const full = longOption(syntax, name);
      if (value === undefined && full !== null) at += 1;
      if (full === '--split-string') split = value === undefined ? (words[at] ?? null) : plainWord(value);
      continue;
    }
    const letters = text.slice(1);
    if (letters.length === 1 && syntax.inert.includes(letters)) return null;
    direct ||= letters.length === 1 && syntax.direct.includes(letters);
    const valued = firstOf(syntax.valued, letters);
    if (valued < 0) continue;
    const attached = letters.slice(valued + 1);
    if (attached === '') at += 1;
    if (letters[valued] === 'S') split = attached === '' ? (words[at] ?? null) : plainWord(attached);
  }
  return { end: at, split, direct };
}

/** Where in a group of letters the first stands that takes a value; -1 when none does. */
function firstOf(valued: string, letters: string): number {
  for (let at = 0; at < letters.length; at++) if (valued.includes(letters.charAt(at))) return at;
  return -1;
}

/** The option with a value that a name stands for: shells' programs take any beginning that is unique. */
function longOption({ long }: OptionSyntax, name: string): string | null {
  if (long.includes(name)) return name;
  const candidates = name.length < 5 ? [] : long.filter((option) => option.startsWith(name));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}
