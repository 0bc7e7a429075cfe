import type { GivenScript } from './given-script.js';
import type { Word } from './word.js';

/** Variables whose value is a command line to the programs that look at them. */
const COMMANDS =
  /^(?:PROMPT_COMMAND|PAGER|MANPAGER|GIT_(?:SSH_COMMAND|SSH|EDITOR|SEQUENCE_EDITOR|PAGER|EXTERNAL_DIFF|ASKPASS|PROXY_COMMAND)|EDITOR|VISUAL|SUDO_EDITOR|FCEDIT|BROWSER|LESSOPEN|LESSCLOSE|SUDO_ASKPASS|SSH_ASKPASS|RSYNC_RSH|CVS_RSH|BASH_FUNC_\w+%%|GIT_CONFIG_VALUE_\d+(?==!?\S+\s))\+?=(?:\|+-?|\(\)|;|!)?\s*([\s\S]+)$/;
/** Variables in whose value shells expand substitutions. */
const EXPANDED = /^(?:BASH_ENV|ENV|PS[0-4]|PROMPT|RPROMPT)\+?=([\s\S]+)$/;
/** Variables that name a file which shells run when they start; `ENV` is a common name for other things. */
const STARTUP_FILE = /^(?:BASH_ENV=|ENV=(?=.*\/))([\w./~-]+)$/;

const NONE: readonly never[] = [];

/** Programs whose operands set variables. */
export const VARIABLE_SETTERS: ReadonlySet<string> = new Set([
  ...['export', 'declare', 'typeset', 'readonly', 'local', 'env', 'sudo', 'doas'],
]);

/** The script that an assignment hands to whatever looks at the variable; at most one. */
export function scriptVariable(word: Word, at: number): readonly GivenScript[] {
  if (!word.text.includes('=')) return NONE;
  const command = COMMANDS.exec(word.text)?.[1];
  if (command !== undefined) {
    const before = word.text.slice(0, word.text.length - command.length);
    return [{ text: command, first: at, last: at, before, certain: false }];
  }
  const value = EXPANDED.exec(word.text)?.[1];
  if (value === undefined) return NONE;
  const place = { first: at, last: at - 1, before: '', certain: false };
  if (word.input === null) return [{ text: 'eval "$(cat "$BASH_ENV")"', ...place, certain: true }];
  if (word.input !== undefined) return [{ text: word.input, ...place }];
  const file = STARTUP_FILE.exec(word.text)?.[1];
  if (file !== undefined) return [{ text: `. ${file}`, ...place }];
  return /[$`]/.test(value) ? [{ text: `: ${value}`, ...place }] : NONE;
}
