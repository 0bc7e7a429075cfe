import type { Word } from './word.js';

/** Programs that hand the value of `-c` to a shell, wherever it stands. */
const COMMAND_OPTION = new Set(['su', 'runuser', 'script', 'sg', 'flock', 'newgrp', 'vagrant', 'gcloud']);
/** Those for which an allow of the script does not allow running it. */
const PRIVILEGED = new Set(['su', 'runuser', 'sg', 'newgrp', 'vagrant', 'gcloud']);

/** Programs that may be given a script. */
export const SCRIPTED_PROGRAMS: readonly string[] = [...COMMAND_OPTION, 'eval', 'trap', 'git'];

/** The text of a script that a program is given, not being a shell itself. */
export interface GivenScript {
  readonly text: string;
  /** The word that it stands in, which the script's canonical line replaces; null when it is all of them. */
  readonly word: Word | null;
  readonly privileged: boolean;
}

/** Finds the script that a program runs; null when it runs none. */
export function givenScript(program: string, words: readonly Word[]): GivenScript | null {
  if (COMMAND_OPTION.has(program)) return optionValue(program, words);
  if (program === 'eval' && words.length > 0) {
    const start = words[0]?.text === '--' ? 1 : 0;
    const text = words
      .slice(start)
      .map((word) => word.text)
      .join(' ');
    return { text, word: null, privileged: false };
  }
  if (program === 'trap') return trapped(words);
  if (program === 'git') return gitScript(words);
  return null;
}

function optionValue(program: string, words: readonly Word[]): GivenScript | null {
  const privileged = PRIVILEGED.has(program);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const attached = /^--(?:session-)?command=([\s\S]*)$/.exec(word.text)?.[1];
    if (attached !== undefined) return { text: attached, word, privileged };
    const next = words[at + 1];
    if (next && /^(?:-[a-z]*c|--(?:session-)?command)$/.test(word.text)) {
      return { text: next.text, word: next, privileged };
    }
  }
  return null;
}

/** `trap SCRIPT SIGNAL…` */
function trapped(words: readonly Word[]): GivenScript | null {
  const [word, signal] = words[0]?.text === '--' ? words.slice(1) : words;
  if (!word || !signal || /^-/.test(word.text)) return null;
  return { text: word.text, word, privileged: false };
}

/** `git bisect run`, `git submodule foreach`, `git rebase --exec`, and an alias that is given with `-c`. */
function gitScript(words: readonly Word[]): GivenScript | null {
  let rebases = false;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const next = words[at + 1];
    if (!next) return null;
    if ((text === 'bisect' && next.text === 'run') || (text === 'submodule' && next.text === 'foreach')) {
      const rest = words.slice(at + 2).filter((word) => !/^--?(?:recursive|quiet|q)$/.test(word.text));
      return rest.length === 0
        ? null
        : { text: rest.map((word) => word.text).join(' '), word: null, privileged: false };
    }
    const alias = text === '-c' ? /^alias\.[\w-]+=!([\s\S]*)$/.exec(next.text)?.[1] : undefined;
    if (alias !== undefined) return { text: alias, word: next, privileged: false };
    const executes = text === '--exec' || text === '-x';
    if (executes && rebases) return { text: next.text, word: next, privileged: false };
    rebases ||= text === 'rebase';
  }
  return null;
}
