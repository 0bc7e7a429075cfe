import { skipOptions } from './skip-options.js';
import { plainWord, type Word } from './word.js';
import type { Wrapped } from './wrappers.js';

/** Programs that are told what to run otherwise than by the words behind their options. */
export const NAMING_PROGRAMS: readonly string[] = ['start-stop-daemon', 'capsh', 'bwrap'];

/** How many arguments the options of `bwrap` have; one where nothing is said. */
const NONE =
  /^--(?:(?:un)?share-\S+|as-pid-1|new-session|die-with-parent|clearenv|disable-userns|assert-userns-disabled|help|version)$/;
const TWO = /^--(?:(?:dev-|ro-)?bind(?:-try|-data|-fd)?|file|setenv|symlink|chmod|tmp-overlay)$/;
const THREE = /^--overlay$/;

const list = (names: string) => names.split(' ').map((name) => `--${name}`);

/** Finds the command that such a program runs; null when it runs none. */
export function namedCommand(program: string, words: readonly Word[]): Wrapped | null {
  switch (program) {
    case 'start-stop-daemon':
      return daemon(words);
    case 'capsh':
      return shellOf(words);
    case 'bwrap':
      return sandboxed(words);
    default:
      return null;
  }
}

const DAEMON = {
  valued: 'pnuxgcsardNPIkO',
  long: list(
    'pid ppid pidfile name user exec group chuid signal startas chroot chdir nicelevel procsched iosched umask output',
  ),
  assignments: false,
  inert: '',
  direct: '',
};

/** `start-stop-daemon --start --exec PROGRAM -- ARGUMENTS`; `--startas` comes before `--exec`. */
function daemon(words: readonly Word[]): Wrapped | null {
  const texts = words.map(({ text }) => text);
  if (!texts.some((text) => /^-[a-zA-Z]*S|^--start$/.test(text))) return null;
  const named = optionValue(words, 'a', '--startas') ?? optionValue(words, 'x', '--exec');
  if (!named) return null;
  // `--start` is no beginning of `--startas`.
  const options = words.map((word) => (word.text === '--start' ? plainWord('-S') : word));
  const commandAt = skipOptions(DAEMON, options)?.end ?? words.length;
  return { commandAt, words: [named, ...words.slice(commandAt)], script: false, privileged: true };
}

/** The value of `-xVALUE`, `-Sx VALUE`, `--exec VALUE`, `--exec=VALUE` before a `--`. */
function optionValue(words: readonly Word[], letter: string, long: string): Word | null {
  for (const [at, { text }] of words.entries()) {
    if (text === '--') break;
    const [name = '', value] = text.split(/=([\s\S]*)/);
    const isLong = name.length > 4 && name !== '--start' && long.startsWith(name);
    if (isLong && value !== undefined) return plainWord(value);
    if (isLong || (/^-[a-zA-Z]+$/.test(text) && text.endsWith(letter))) return words[at + 1] ?? null;
    if (text.startsWith(`-${letter}`)) return plainWord(text.slice(2));
  }
  return null;
}

/** `capsh … -- ARGUMENTS`: a shell, or what `--shell=` says, with arguments. */
function shellOf(words: readonly Word[]): Wrapped | null {
  const at = words.findIndex(({ text }) => text === '--');
  if (at < 0) return null;
  const shell = words.find(({ text }) => text.startsWith('--shell='))?.text.slice('--shell='.length);
  const commandAt = at + 1;
  return {
    commandAt,
    words: [plainWord(shell ?? 'bash'), ...words.slice(commandAt)],
    script: false,
    privileged: true,
  };
}

/** `bwrap OPTIONS COMMAND` */
function sandboxed(words: readonly Word[]): Wrapped | null {
  let at = 1;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') {
      at += 1;
      break;
    }
    if (!text.startsWith('--')) break;
    at += NONE.test(text) ? 0 : TWO.test(text) ? 2 : THREE.test(text) ? 3 : 1;
  }
  return at < words.length ? { commandAt: at, words: null, script: false, privileged: false } : null;
}
