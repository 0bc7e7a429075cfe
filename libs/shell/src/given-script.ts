import { gitScripts } from './git-scripts.js';
import { scriptVariables, VARIABLE_SETTERS } from './script-variables.js';
import { TERMINAL_PROGRAMS, terminalScripts } from './terminal-scripts.js';
import {
  SCRIPT_OPTIONS,
  SQL_ESCAPE,
  SQL_SIGN,
  STANDING_PROGRAMS,
  type ScriptOptions,
} from './script-options.js';
import { SUBCOMMAND_PROGRAMS, subcommandScripts } from './subcommand-scripts.js';
import { beyondBound } from './unparsed-error.js';
import type { Word } from './word.js';

/** Compilers that run their parts through `-wrapper PROGRAM,ARGUMENT…`. */
const COMPILERS: readonly string[] = ['gcc', 'g++', 'cc', 'c++', 'gfortran'];

const NONE: readonly GivenScript[] = [];

/** How long a value is searched for several scripts, in code units: such a search may look at a part more than once. */
const MAX_MARKED = 16_384;

/** Programs that may be given a script. */
export const SCRIPTED_PROGRAMS: readonly string[] = [
  ...SCRIPT_OPTIONS.keys(),
  ...VARIABLE_SETTERS,
  ...TERMINAL_PROGRAMS,
  ...SUBCOMMAND_PROGRAMS,
  ...['eval', 'trap', 'git'],
  ...COMPILERS,
];

/** The text of a script that a program is given, not being a shell itself. */
export interface GivenScript {
  readonly text: string;
  /** The first and the last of the words that it stands in, which its canonical line replaces; none if last < first. */
  readonly first: number;
  readonly last: number;
  /** What stands before it in its word: `--to-command=`. */
  readonly before: string;
  /** Whether it is run for certain, as a script; else it may be one. */
  readonly certain: boolean;
}

/** The scripts that a program is given, and what they mean for it. */
export interface GivenScripts {
  readonly scripts: readonly GivenScript[];
  /** Whether they stand for the program: all it does is to run them. */
  readonly standing: boolean;
}

/** How a program may be given scripts, gathered from the tables. */
export interface ScriptSyntax {
  readonly options: ScriptOptions | null;
  readonly hasSubcommands: boolean;
  /** Finds those that are given otherwise. */
  readonly find: (words: readonly Word[]) => readonly GivenScript[];
}

/** How a program may be given scripts. */
export function scriptSyntax(program: string): ScriptSyntax {
  return {
    options: SCRIPT_OPTIONS.get(program) ?? null,
    hasSubcommands: SUBCOMMAND_PROGRAMS.includes(program),
    find: finderOf(program),
  };
}

/** Finds the scripts that a program runs; null when it runs none. */
export function givenScripts(
  syntax: ScriptSyntax,
  program: string,
  words: readonly Word[],
): GivenScripts | null {
  const scripts = scriptsOf(syntax, program, words);
  if (scripts.length === 0) return null;
  const standing =
    STANDING_PROGRAMS.has(program) || (program === 'git' && scripts.some(({ certain }) => certain));
  return { scripts, standing };
}

function scriptsOf(
  { options, hasSubcommands, find }: ScriptSyntax,
  program: string,
  words: readonly Word[],
): readonly GivenScript[] {
  if (words.length === 0) return NONE;
  const given = options ? allOptionScripts(options, words) : null;
  const others = hasSubcommands ? subcommandScripts(program, words) : NONE;
  if (given && others.length === 0) return given;
  return given || others.length > 0 ? inOrder([...(given ?? NONE), ...others]) : find(words);
}

function finderOf(program: string): ScriptSyntax['find'] {
  if (program === 'eval') return evaluated;
  if (program === 'trap') return trapped;
  if (program === 'git') return gitScripts;
  if (program === 'tmux' || program === 'screen') return (words) => terminalScripts(program, words);
  if (COMPILERS.includes(program)) return wrappedParts;
  return VARIABLE_SETTERS.has(program) ? scriptVariables : () => NONE;
}

function evaluated(words: readonly Word[]): readonly GivenScript[] {
  const first = words[0]?.text === '--' ? 1 : 0;
  if (words.length === 0) return [];
  return [
    {
      text: textOf(first === 0 ? words : words.slice(first)),
      first: 0,
      last: words.length - 1,
      before: '',
      certain: true,
    },
  ];
}

/** `gcc -wrapper PROGRAM,ARGUMENT…` */
function wrappedParts(words: readonly Word[]): readonly GivenScript[] {
  const at = words.findIndex(({ text }) => text === '-wrapper') + 1;
  const value = at === 0 ? undefined : words[at];
  if (!value) return [];
  return [{ text: value.text.replaceAll(',', ' '), first: at, last: at - 1, before: '', certain: false }];
}

/** `trap SCRIPT SIGNAL…` */
function trapped(words: readonly Word[]): readonly GivenScript[] {
  const first = words[0]?.text === '--' ? 1 : 0;
  const word = words[first];
  if (!word || first + 1 >= words.length || /^-/.test(word.text)) return [];
  return [{ text: word.text, first, last: first, before: '', certain: true }];
}

function allOptionScripts(syntax: ScriptOptions, words: readonly Word[]): GivenScript[] {
  const scripts = optionScripts(syntax, words);
  if (!syntax.also) return scripts;
  return inOrder([...scripts, ...optionScripts(syntax.also, words)]);
}

/** In the order of their words, which those that follow each other replace. */
function inOrder(scripts: readonly GivenScript[]): GivenScript[] {
  return scripts.toSorted((a, b) => a.first - b.first);
}

function optionScripts(syntax: ScriptOptions, words: readonly Word[]): GivenScript[] {
  const scripts: GivenScript[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const before = attachedTo(syntax, text);
    const isNext = before === text && at + 1 < words.length;
    if (isNext) at += 1;
    const value = isNext ? (words[at]?.text ?? '') : text.slice(before.length);
    const isValue = isNext || (before !== '' && before !== text);
    if (syntax.leading !== null && !isValue) {
      if (!text.startsWith('-')) break;
      if (isPassedOver(syntax.leading, text)) at += 1;
    }
    if (!isValue && !(syntax.operands && !text.startsWith('-'))) continue;
    if (syntax.marked?.global === true) {
      for (const script of markedAll(value, syntax.marked)) scripts.push(hidden(script, at));
      continue;
    }
    const script = syntax.marked ? markedIn(value, syntax.marked) : value;
    if (script === undefined || script === '') continue;
    if (!value.endsWith(script)) {
      scripts.push(hidden(script, at));
      continue;
    }
    const start = (isNext ? '' : before) + value.slice(0, value.length - script.length);
    scripts.push({ text: script, first: at, last: at, before: start, certain: syntax.marked === null });
    if (syntax.marked === null && syntax.once) break;
  }
  return scripts;
}

function isPassedOver(letters: string, option: string): boolean {
  return option.length === 2 && letters.includes(option.charAt(1));
}

/** A script that may be run, in a word that is written as it stands. */
function hidden(text: string, at: number): GivenScript {
  return { text, first: at, last: at - 1, before: '', certain: false };
}

function markedIn(value: string, marked: RegExp): string | undefined {
  if (marked === SQL_ESCAPE && !SQL_SIGN.test(value)) return undefined;
  return marked.exec(value)?.slice(1).find(isText);
}

/** @throws UnparsedError for a value that is too long to be searched, rather than leaving out what stands at its end. */
function markedAll(value: string, marked: RegExp): string[] {
  if (value.length > MAX_MARKED) throw beyondBound('has too long a text with scripts in it');
  return Array.from(value.matchAll(marked), (found) => found.slice(1).find(isText) ?? '').filter(isText);
}

/** Whether a group holds a script: one character only stands around one. */
function isText(group: string | undefined): group is string {
  return group !== undefined && group.length > 1;
}

/** What stands before an option's value in its word; all of the word when the value is the next, '' for other words. */
function attachedTo({ options, attached }: ScriptOptions, text: string): string {
  if (text.length < 2 || (!text.startsWith('-') && !text.startsWith('+'))) return '';
  if (text.startsWith('--')) return attachedToLong(options, text);
  for (const option of options) {
    if (text === option) return text;
    if (option === '+') {
      if (text.startsWith('+')) return '+';
    } else if (option.length === 2) {
      if (attached && text.startsWith(option)) return option;
      if (text.endsWith(option.charAt(1)) && /^-[A-Za-z]+$/.test(text)) return text;
    }
  }
  return '';
}

/** The same for `--option=VALUE` and `--option VALUE`, also by the beginning of its name. */
function attachedToLong(options: readonly string[], text: string): string {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  for (const option of options) {
    if (text === option) return text;
    if (name.length >= 5 && option.startsWith(name)) return equals < 0 ? text : text.slice(0, equals + 1);
  }
  return '';
}

function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}
