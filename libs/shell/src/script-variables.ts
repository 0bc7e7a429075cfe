import type { GivenScript } from './given-script.js';
import type { Word } from './word.js';

/** Variables whose value is a command line to the programs that look at them. */
const COMMANDS =
  /^(?:PROMPT_COMMAND|PAGER|MANPAGER|GIT_(?:SSH_COMMAND|SSH|EDITOR|SEQUENCE_EDITOR|PAGER|EXTERNAL_DIFF|ASKPASS|PROXY_COMMAND)|EDITOR|VISUAL|SUDO_EDITOR|FCEDIT|BROWSER|LESSOPEN|LESSCLOSE|SUDO_ASKPASS|SSH_ASKPASS|RSYNC_RSH|CVS_RSH|BASH_FUNC_\w+%%)=(?:\|+-?|\(\))?\s*([\s\S]+)$/;
/** Variables in whose value shells expand substitutions. */
const EXPANDED = /^(?:BASH_ENV|ENV|PS[0-4]|PROMPT|RPROMPT)=([\s\S]+)$/;

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
  if (typeof word.input === 'string') return [{ text: word.input, ...place }];
  return /[$`]/.test(value) ? [{ text: `: ${value}`, ...place }] : NONE;
}
