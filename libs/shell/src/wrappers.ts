import type { Word } from './word.js';

/** How the command line of a program that runs another program is built. */
interface WrapperSyntax {
  /** Letters of the short options that take a value. */
  readonly valued: string;
  /** Long options that take the next word as their value. */
  readonly long: readonly string[];
  /** How many arguments stand before the command: the duration of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` may stand before the command. */
  readonly assignments: boolean;
  /** Short options with which no command is run, as in `command -v`. */
  readonly inert: string;
}

const syntax = (valued = '', more: Partial<WrapperSyntax> = {}): WrapperSyntax => ({
  valued,
  long: [],
  operands: 0,
  assignments: false,
  inert: '',
  ...more,
});

const SUDO_LONG = [
  '--user',
  '--group',
  '--host',
  '--prompt',
  '--chdir',
  '--chroot',
  '--close-from',
  '--role',
  '--type',
];
const XARGS_LONG = ['--arg-file', '--delimiter', '--max-lines', '--max-args', '--max-procs', '--max-chars'];

const WRAPPERS: ReadonlyMap<string, WrapperSyntax> = new Map([
  ['sudo', syntax('ughpCrtTUDR', { long: SUDO_LONG, assignments: true, inert: 'lvKV' })],
  ['doas', syntax('uC')],
  ['env', syntax('uCS', { long: ['--unset', '--chdir', '--split-string'], assignments: true })],
  ['nohup', syntax()],
  ['nice', syntax('n', { long: ['--adjustment'] })],
  ['ionice', syntax('cnpPu', { long: ['--class', '--classdata'] })],
  ['timeout', syntax('sk', { long: ['--signal', '--kill-after'], operands: 1 })],
  ['time', syntax('fo', { long: ['--format', '--output'] })],
  ['stdbuf', syntax('ioe', { long: ['--input', '--output', '--error'] })],
  ['setsid', syntax()],
  ['command', syntax('', { inert: 'vV' })],
  ['builtin', syntax()],
  ['exec', syntax('a')],
  ['busybox', syntax()],
  ['xargs', syntax('aEILnPsd', { long: XARGS_LONG })],
]);

/** Wrappers that give the command more rights: allowing the command does not allow them. */
const PRIVILEGED = new Set(['sudo', 'doas']);

/** A wrapper's own words, and where its command starts among them. */
export interface Wrapped {
  readonly commandAt: number;
  /** For `env -S TEXT`: the word that is split into a command. */
  readonly split: Word | null;
  readonly privileged: boolean;
}

/** Finds the command that a program runs, when the program is a wrapper and is given one. */
export function findWrapped(program: string, words: readonly Word[]): Wrapped | null {
  const wrapper = WRAPPERS.get(program);
  if (!wrapper) return null;
  const options = skipOptions(wrapper, words);
  if (!options) return null;
  let at = options.end;
  if (wrapper.assignments) {
    while (/^[A-Za-z_]\w*=/.test(words[at]?.text ?? '')) at += 1;
  }
  at += wrapper.operands;
  if (program === 'env' && options.split) return { commandAt: at, split: options.split, privileged: false };
  return at < words.length ? { commandAt: at, split: null, privileged: PRIVILEGED.has(program) } : null;
}

/** Where the options end; null when one of them means that nothing is run. */
function skipOptions(
  wrapper: WrapperSyntax,
  words: readonly Word[],
): { end: number; split: Word | null } | null {
  let split: Word | null = null;
  let at = 1;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') return { end: at + 1, split };
    if (text === '-' && wrapper.assignments) continue;
    if (!/^-./.test(text)) break;
    if (text.startsWith('--')) {
      const [name = '', value] = text.split(/=([\s\S]*)/);
      const takesNext = value === undefined && wrapper.long.includes(name);
      if (takesNext) at += 1;
      if (name === '--split-string') split = value === undefined ? (words[at] ?? null) : wordOf(value);
      continue;
    }
    const letters = text.slice(1);
    if (wrapper.inert !== '' && letters.length === 1 && wrapper.inert.includes(letters)) return null;
    const valued = Array.from(letters).findIndex((letter) => wrapper.valued.includes(letter));
    if (valued < 0) continue;
    const attached = letters.slice(valued + 1);
    if (attached === '') at += 1;
    if (letters[valued] === 'S') split = attached === '' ? (words[at] ?? null) : wordOf(attached);
  }
  return { end: at, split };
}

function wordOf(text: string): Word {
  return { text, form: text, quoted: true, assignment: false };
}
