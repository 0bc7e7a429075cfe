import type { Word } from './word.js';

const NEVER = /^(?!)/;
const PACKAGE = /(?:^|\/)package\.json$/;
const HOOK = /(?:^|\/)(?:\.git\/hooks|hooks|\.husky)\/[\w-]+$/;
const SETTINGS = /(?:^|\/)(?:\.gitconfig|\.git\/config)$/;

/** Files that programs read without being told to, where command lines stand. */
const IMPLIED: ReadonlyMap<string, RegExp> = new Map([
  ...['npm', 'pnpm', 'yarn', 'bun'].map((name) => [name, PACKAGE] as const),
  ['git', new RegExp(`${HOOK.source}|${SETTINGS.source}`)],
  ['just', /(?:^|\/)\.?[Jj]ustfile$/],
  ['ssh', /(?:^|\/)\.ssh\/(?:config|rc)$/],
  ['vim', /(?:^|\/)\.vimrc$/],
  ['gdb', /(?:^|\/)\.gdbinit$/],
  ['tmux', /(?:^|\/)\.tmux\.conf$/],
]);

/** Programs that read files without being told to. */
export const IMPLYING_PROGRAMS: readonly string[] = [...IMPLIED.keys()];

/** What the names of the files look like that a program reads without being told to. */
export function impliedFiles(program: string): RegExp {
  return IMPLIED.get(program) ?? NEVER;
}

/** The command lines in such a file that a program runs when it is called with words. */
export function impliedScripts(
  program: string,
  file: string,
  text: string,
  words: readonly Word[],
): string[] {
  if (PACKAGE.test(file)) return packageScripts(text, words);
  if (HOOK.test(file)) return [text];
  if (program === 'tmux') return text.split('\n').map((line) => `tmux ${line}`);
  return Array.from(text.matchAll(LINE), ([, marked, plain = '']) => marked ?? plain).filter(Boolean);
}

/** A setting of git behind a `!`, or an indented or marked line. */
const LINE =
  /^[ \t]*[\w.-]+[ \t]*=[ \t]*"?!([^"\n]+)|^[ \t]+@?([^\s=][^\n=]*)$|^[ \t]*(?:ProxyCommand|LocalCommand|:?!|shell)[ \t]*([^\n]+)/gm;

/** The scripts of `package.json` that `npm run NAME`, `npm test` and `npm install` run. */
function packageScripts(text: string, words: readonly Word[]): string[] {
  const operands = words.map((word) => word.text).filter((word) => !word.startsWith('-'));
  const [first = 'install', second] = operands;
  const name = /^run(?:-script)?$/.test(first) ? (second ?? '') : first;
  const called = /^(?:i|ci|install|add)$/.test(name)
    ? ['install', 'prepare']
    : name === 't'
      ? ['test']
      : [name];
  const names = new Set(called.flatMap((one) => [`pre${one}`, one, `post${one}`]));
  return Array.from(text.matchAll(/"([\w:.-]+)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)).flatMap(
    ([, key = '', script = '']) => (names.has(key) ? [script.replace(/\\(["\\/])/g, '$1')] : []),
  );
}
