import type { GivenScript } from './given-script.js';
import type { Word } from './word.js';

/** Variables whose value is a command line to the programs that look at them. */
const COMMANDS: ReadonlySet<string> = new Set(
  `PROMPT_COMMAND PAGER EDITOR VISUAL FCEDIT BROWSER LESSOPEN LESSCLOSE RSYNC_RSH CVS_RSH SVN_SSH HGEDITOR
  GIT_SSH_COMMAND GIT_SSH GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND GIT_ASKPASS SUDO_ASKPASS SSH_ASKPASS
  CC CXX CPP LD AR FC RUSTC RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER FZF_DEFAULT_COMMAND FZF_CTRL_T_COMMAND FZF_ALT_C_COMMAND
  ANSIBLE_PAGER CARGO_BUILD_RUSTC_WRAPPER PERL5DB PYTHONBREAKPOINT WATCH_COMMAND`
    .trim()
    .split(/\s+/),
);
/** What the names of others end with, and of those that name a function, or a setting of git or cargo. */
const COMMAND_NAMES =
  /^\w+_(?:EDITOR|PAGER|BROWSER)$|^MANPAGER$|^BASH_FUNC_\w+%%$|^CARGO_TARGET_\w+_(?:RUNNER|LINKER)$/;
const GIT_VALUE = /^GIT_CONFIG_VALUE_\d+$/;
/** Variables that hold options, and where command lines stand in those. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ['FZF_DEFAULT_OPTS', 'fzf'],
  ['TAR_OPTIONS', 'tar'],
  ['GIT_SSH_OPTIONS', 'ssh'],
]);
/** What stands before the command line: a pipe, the parentheses of a function, a separator. */
const BEFORE = /^(?:\|{1,2}-?|\(\)|;|!)?\s*/;
/** Variables in whose value shells expand substitutions. */
const EXPANDED = /^(?:BASH_ENV|ENV|PS[0-4]|PROMPT|RPROMPT)\+?=([\s\S]+)$/;
/** Variables that name a file which shells run when they start; `ENV` is a common name for other things. */
const STARTUP_FILE = /^(?:BASH_ENV=|ENV=(?=.*\/))([\w./~-]+)$/;

const NONE: readonly never[] = [];

/** Programs whose operands set variables. */
export const VARIABLE_SETTERS: ReadonlySet<string> = new Set([
  ...['export', 'declare', 'typeset', 'readonly', 'local', 'env', 'sudo', 'doas'],
]);

/** The scripts that assignments hand to whatever looks at the variables. */
export function scriptVariables(assignments: readonly Word[]): readonly GivenScript[] {
  let scripts: GivenScript[] | null = null;
  for (let at = 0; at < assignments.length; at++) {
    const word = assignments[at];
    const [script] = word ? scriptVariable(word, at) : NONE;
    if (script) (scripts ??= []).push(script);
  }
  return scripts ?? NONE;
}

/** The script of one assignment; at most one. */
function scriptVariable(word: Word, at: number): readonly GivenScript[] {
  const { text } = word;
  const equals = text.indexOf('=');
  if (equals <= 0) return NONE;
  const name = text.slice(0, text.charAt(equals - 1) === '+' ? equals - 1 : equals);
  const value = text.slice(equals + 1);
  const program = OPTIONS.get(name);
  if (program !== undefined)
    return [{ text: `${program} ${value}`, first: at, last: at - 1, before: '', certain: false }];
  if (isCommand(name, value)) {
    const before = text.slice(0, equals + 1) + (BEFORE.exec(value)?.[0] ?? '');
    const command = text.slice(before.length);
    return command === '' ? NONE : [{ text: command, first: at, last: at, before, certain: false }];
  }
  return startupScript(word, at);
}

function isCommand(name: string, value: string): boolean {
  if (COMMANDS.has(name) || COMMAND_NAMES.test(name)) return true;
  return GIT_VALUE.test(name) && /^!?\S+\s/.test(value);
}

/** What a variable makes a shell run when it starts, or shows a prompt. */
function startupScript(word: Word, at: number): readonly GivenScript[] {
  const value = EXPANDED.exec(word.text)?.[1];
  if (value === undefined) return NONE;
  const place = { first: at, last: at - 1, before: '', certain: false };
  if (word.input === null) return [{ text: 'eval "$(cat "$BASH_ENV")"', ...place, certain: true }];
  if (word.input !== undefined) return [{ text: word.input, ...place }];
  const file = STARTUP_FILE.exec(word.text)?.[1];
  if (file !== undefined) return [{ text: `. ${file}`, ...place }];
  return /[$`]/.test(value) ? [{ text: `: ${value}`, ...place }] : NONE;
}
