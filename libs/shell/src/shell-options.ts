import type { Word } from './word.js';

const SHELLS = new Set(
  `sh bash rbash zsh dash ash ksh mksh yash fish csh tcsh osh ysh oksh loksh lksh posh hush sash pdksh ksh93 rksh rzsh bash5
  bash-static zsh5 zsh-static mksh-static git-shell xonsh nu elvish es rc`.split(/\s+/),
);

/** Programs that run scripts. */
export const SHELL_NAMES: readonly string[] = [...SHELLS];

/** Whether a program is a shell, which runs the text of `-c` or of its input. */
export function isShell(program: string): boolean {
  return SHELLS.has(program);
}

/** What a shell is told to run. */
export interface ShellOptions {
  /** Where the script of `-c` stands. */
  readonly scriptAt: number | null;
  /** Where the file stands that it runs. */
  readonly fileAt: number | null;
  readonly readsInput: boolean;
  /** Where the file stands that it runs before anything else. */
  readonly startupAt: number | null;
}

/** Reads the options of a shell. */
export function shellOptions(words: readonly Word[]): ShellOptions {
  let hasScript = false;
  let readsStdin = false;
  let startupAt: number | null = null;
  let at = 0;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--' || text === '-') {
      at += 1;
      break;
    }
    if (!/^[-+]./.test(text)) break;
    if (/^-[A-Za-z]*c|^--command$/.test(text)) hasScript = true;
    if (/^-[A-Za-z]*s/.test(text)) readsStdin = true;
    if (/^--(?:rcfile|init-file)$/.test(text)) startupAt = at + 1;
    if (startupAt === at + 1 || /^[-+][A-Za-z]*[oO]$/.test(text)) at += 1;
  }
  const operand = at < words.length ? at : null;
  if (hasScript) return { scriptAt: operand, fileAt: null, readsInput: false, startupAt };
  const isInput = /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(words[at]?.text ?? '-');
  const readsInput = readsStdin || isInput;
  return { scriptAt: null, fileAt: readsInput ? null : operand, readsInput, startupAt };
}
