import { withoutMessages } from './message-options.js';
import { MESSAGE_PROGRAMS, type MessageProgram } from './message-programs.js';
import { PATTERN_PROGRAMS } from './pattern-programs.js';
import { withoutPattern } from './search-patterns.js';
import type { Word } from './word.js';

/** Gives the words after a program without those that are data. */
export type WithoutData = (words: readonly Word[]) => readonly Word[];

const NONE: readonly Word[] = [];

/** Programs whose arguments are all text to print, or are not looked at. */
const PRINTERS = `echo printf : true false yes
  cowsay cowthink figlet toilet banner notify-send wall say espeak`.split(/\s+/);
const TESTS = ['test', '[', '[['];
/** Operators with text on both sides of them. */
const COMPARISONS = new Set(['=', '==', '!=', '=~']);
/** Operators with text behind them. */
const MEASURES = new Set(['-n', '-z']);

/** Programs some of whose words are data: printed text, patterns, messages, what is compared. */
export const DATA_PROGRAMS: ReadonlyMap<string, WithoutData> = new Map<string, WithoutData>([
  ...PRINTERS.map((name) => [name, () => NONE] as const),
  ...TESTS.map((name) => [name, withoutCompared] as const),
  ...Array.from(PATTERN_PROGRAMS, ([name, syntax]) => {
    const without: WithoutData = (words) => withoutPattern(syntax, words);
    return [name, without] as const;
  }),
  ...Array.from(MESSAGE_PROGRAMS, ([name, program]) => {
    const without: WithoutData = (words) => ofSubcommand(program, words);
    return [name, without] as const;
  }),
]);

function ofSubcommand(
  { globals, commands, doubled }: MessageProgram,
  words: readonly Word[],
): readonly Word[] {
  const every = commands.get('*');
  const at = subcommandAt(globals, words);
  const name = words[at]?.text ?? '';
  const second = doubled.has(name) ? (words[at + 1]?.text ?? '') : '';
  const taken = (second !== '' && commands.get(`${name} ${second}`)) || (commands.get(name) ?? every);
  if (!taken) return words;
  const start = taken === every ? 0 : at + 1;
  if ('messages' in taken) return withoutMessages(taken.messages, words, start);
  return [...words.slice(0, start), ...withoutPattern(taken.pattern, words.slice(start))];
}

/** The first word that is neither a global option nor the value of one. */
function subcommandAt(globals: ReadonlySet<string>, words: readonly Word[]): number {
  let at = 0;
  while (words[at]?.text.startsWith('-') === true) at += globals.has(words[at]?.text ?? '') ? 2 : 1;
  return at;
}

/** `[ "$x" = TEXT ]`, `[[ $x =~ TEXT ]]`, `test -n TEXT`: what is compared is data, which files are asked for is not. */
function withoutCompared(words: readonly Word[]): readonly Word[] {
  return words.filter((word, at) => {
    if (isOperator(word)) return true;
    const before = at === 0 ? null : words[at - 1];
    const after = words[at + 1];
    if (after && COMPARISONS.has(after.text) && !after.quoted) return false;
    if (!before || !isOperator(before)) return true;
    return !COMPARISONS.has(before.text) && !MEASURES.has(before.text);
  });
}

function isOperator(word: Word): boolean {
  return COMPARISONS.has(word.text) || MEASURES.has(word.text);
}
