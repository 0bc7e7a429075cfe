import type { GivenScript } from './given-script.js';
import { quoted } from './subcommand-scripts.js';
import type { Word } from './word.js';

/** Programs that type into terminals, and start programs in them. */
export const TERMINAL_PROGRAMS: readonly string[] = ['tmux', 'screen'];

/** What a command of tmux does with its operands. */
interface TmuxCommand {
  /** Letters of the options that take a value. */
  readonly valued: string;
  /** `runs` them as a command, types them as `keys`, has one that is `tmux`'s own, or a `format` with commands in it. */
  readonly does: 'runs' | 'keys' | 'tmux' | 'format';
}

const tmux = (names: string, valued: string, does: TmuxCommand['does'] = 'runs') =>
  names.split(' ').map((name) => [name, { valued, does }] as const);

const TMUX: readonly (readonly [string, TmuxCommand])[] = [
  ...tmux('new-session new', 'ceFfnstxy'),
  ...tmux('new-window neww', 'ceFnt'),
  ...tmux('split-window splitw', 'ceFlpt'),
  ...tmux('respawn-pane respawnp respawn-window respawnw', 'cet'),
  ...tmux('run-shell run', 'cdt'),
  ...tmux('pipe-pane pipep', 't'),
  ...tmux('display-popup popup', 'bBcdehsStTwxy'),
  ...tmux('send-keys send', 'Ntc', 'keys'),
  ...tmux('set-buffer setb', 'bnt', 'keys'),
  ...tmux('if-shell if', 't', 'tmux'),
  ...tmux('bind-key bind', 'NT', 'tmux'),
  ...tmux('set-hook', 't', 'tmux'),
  ...tmux('confirm-before confirm', 'ct', 'tmux'),
  ...tmux('command-prompt choose-tree choose-window choose-client choose-buffer', 'Ipt', 'tmux'),
  ...tmux('set-option set setw set-window-option display-message display', 'ctF', 'format'),
];

const KEYS: ReadonlyMap<string, string> = new Map([
  ...['Enter', 'C-m', 'C-M', 'KPEnter', 'C-j', 'C-J'].map((name) => [name, '\n'] as const),
  ...['Space', 'Tab', 'C-i'].map((name) => [name, ' '] as const),
]);
/** Keys that empty the line, or leave what was typed before. */
const CLEARING = /^(?:C-[cuCU]|Escape|q)$/;

/** The scripts that `tmux` and `screen` are given: what a new terminal runs, and what is typed into one. */
export function terminalScripts(program: string, words: readonly Word[]): GivenScript[] {
  if (program === 'screen') return screenScripts(words);
  const scripts: GivenScript[] = [];
  let start = afterOptions(words, 0, words.length, 'cfLST');
  while (start < words.length) {
    const found = words.findIndex(({ text }, at) => at >= start && text.endsWith(';'));
    const end = found < 0 ? words.length : found;
    const script = tmuxScript(words, start, end);
    if (script && script.text !== '') scripts.push(script);
    start = end + 1;
  }
  return scripts;
}

/** What the command of tmux runs that stands between two words. */
function tmuxScript(words: readonly Word[], start: number, end: number): GivenScript | null {
  const name = words[start]?.text ?? '';
  const [, command] =
    TMUX.find(([known]) => known === name || (name.length > 3 && known.startsWith(name))) ?? [];
  if (!command) return null;
  const first = afterOptions(words, start + 1, end, command.valued);
  if (first >= end) return null;
  const place = { first, last: end - 1, before: '' };
  const operands = words.slice(first, end);
  if (command.does === 'runs') return { ...place, text: commandText(operands), certain: true };
  if (command.does === 'format')
    return { ...place, last: first - 1, text: formatCommands(operands), certain: false };
  if (command.does === 'keys') return { ...place, last: first - 1, text: typed(operands), certain: false };
  const own = operands.map((word) => (/\s/.test(word.text) ? word.text : quoted(word.text)));
  const texts = name.startsWith('if')
    ? [own[0] ?? '', ...own.slice(1).map(asTmux)]
    : [asTmux(own.slice(bound(name)).join(' '))];
  return { ...place, last: first - 1, text: texts.join('\n'), certain: false };
}

/**
 * `#(COMMAND)` in what tmux shows, and the command that new terminals start with. Behind the last `)` nothing ends, which would be
 * looked for from each `#(`.
 */
function formatCommands(operands: readonly Word[]): string {
  const [name, value] = operands.map((word) => word.text);
  if (name === 'default-command') return value ?? '';
  return operands
    .map(({ text }) => text.slice(0, text.lastIndexOf(')') + 1))
    .flatMap((text) => Array.from(text.matchAll(/#\(([^)]+)\)/g), ([, one = '']) => one))
    .join('\n');
}

/** How many operands stand before tmux's own command: the key, or the hook. */
function bound(name: string): number {
  return /^(?:confirm|command-prompt|choose)/.test(name) ? 0 : 1;
}

function asTmux(text: string): string {
  return `tmux ${text}`;
}

/** A command line in one word is the text of a script; several words are a command and its arguments. */
function commandText(words: readonly Word[]): string {
  return words.length === 1 ? (words[0]?.text ?? '') : words.map((word) => quoted(word.text)).join(' ');
}

/** What keys write into a terminal, `Enter` being the end of a line. */
function typed(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text = CLEARING.test(word.text) ? '' : text + (KEYS.get(word.text) ?? word.text);
  return text;
}

/** Where the operands start behind options that a part of the words begins with. */
function afterOptions(words: readonly Word[], start: number, end: number, valued: string): number {
  let at = start;
  for (; at < end; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') return at + 1;
    if (!/^-./.test(text)) break;
    if (valued.includes(text.slice(-1)) && /^-[a-zA-Z]+$/.test(text)) at += 1;
  }
  return at;
}

/** `screen -X stuff TEXT`, `screen -X screen COMMAND`, `screen -X exec COMMAND` */
function screenScripts(words: readonly Word[]): GivenScript[] {
  const at = words.findIndex(({ text }) => text === '-X');
  const name = words[at + 1]?.text;
  const operands = words.slice(at + 2);
  if (at < 0 || operands.length === 0) return [];
  const place = { first: at + 2, last: words.length - 1, before: '' };
  if (name === 'stuff') {
    const text = operands.map((word) => word.text).join(' ');
    return [{ ...place, last: at + 1, text: text.replace(/\^M|\\(?:n|r|01[25])/g, '\n'), certain: false }];
  }
  return name === 'screen' || name === 'exec'
    ? [{ ...place, text: commandText(operands), certain: true }]
    : [];
}
