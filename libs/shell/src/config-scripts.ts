import type { Word } from './word.js';

/** How a program is told to read a file, and where command lines stand in it. */
interface Configuration {
  /** Options whose value, separate or attached, is the file. */
  readonly option: RegExp;
  /** Whether operands are such files too. */
  readonly operands: boolean;
  readonly scripts: RegExp;
  /** What stands before a command line for a shell to understand it. */
  readonly before: string;
}

const SSH =
  /^[ \t]*(?:Proxy|Local|Remote|KnownHosts)Command(?:[ \t]*[=\r\n\f\v]|[ \t])[ \t]*([^\n]+)|\bexec[ \t]+"([^"\n]+)"/gim;
const EDITOR =
  /^[ \t:]*(?:sil(?:ent)?!?[ \t]+)?(?:r(?:ead)?[ \t]*|w(?:rite)?[ \t]+)?!([^\n]+)$|\b(?:system|systemlist|execute|jobstart)[ \t]*\([ \t]*(?:"([^"\n]*)|'([^'\n]*))|\bexe(?:cute)?[ \t]+["']!([^"'\n]*)/gm;
const ROTATION =
  /^[ \t]*(?:prerotate|postrotate|firstaction|lastaction|preremove)\b([\s\S]*?)(?:^[ \t]*endscript|(?![\s\S]))/gm;
const DEBUGGER =
  /^[ \t]*(?:!|(?:platform[ \t]+)?shell[ \t])[ \t]*([^\n]+)|\b(?:system|popen)[ \t]*\([ \t]*(?:"([^"\n]*)|'([^'\n]*))/gm;

const rows = (programs: string, option: RegExp, scripts: RegExp, more: Partial<Configuration> = {}) =>
  programs
    .split(' ')
    .map((name) => [name, { option, scripts, operands: false, before: '', ...more }] as const);

const CONFIGURED: ReadonlyMap<string, Configuration> = new Map([
  ...rows('ssh scp sftp autossh', /^-F([\s\S]*)$/, SSH),
  ...rows('vi vim nvim view gvim vimdiff ex rvim', /^-[Susl]([\s\S]*)$/, EDITOR),
  ...rows('logrotate', /^(?!)()/, ROTATION, { operands: true }),
  ...rows('gdb', /^(?:-x|--?command|-ix|--?init-command|-x=|--?command=)([\s\S]*)$/, DEBUGGER),
  ...rows('lldb', /^(?:-[sS]|--source(?:-before-file)?)=?([\s\S]*)$/, DEBUGGER),
  ...rows('psql', /^(?:-f|--file)=?([\s\S]*)$/, /\\!\s*([^\n]+)|\bprogram\s+'([^']*)'|`([^`\n]+)`/gim),
  ...rows('sqlite3', /^--?init=?([\s\S]*)$/, /^[ \t]*\.(?:shell|system)[ \t]+([^\n]+)/gm),
  ...rows('tmux', /^(?:-f|source(?:-file)?)([\s\S]*)$/, /^[ \t]*(\S[^\n]*)$/gm, { before: 'tmux ' }),
  ...rows('screen', /^-c([\s\S]*)$/, /^[ \t]*(?:screen|exec)[ \t]+([^\n]+)/gm),
  ...rows('supervisord', /^-c([\s\S]*)$/, /^[ \t]*command[ \t]*=[ \t]*([^\n]+)/gm),
  ...rows('just', /^(?:-f|--justfile)=?([\s\S]*)$/, /^[ \t]+@?([^\n]+)|`([^`\n]+)`/gm),
]);

/** Programs that are told by a file what to run. */
export const CONFIGURED_PROGRAMS: readonly string[] = [...CONFIGURED.keys()];

/** The words that name such files; where it is attached to an option, the file is the rest of the word. */
export function configurationFiles(program: string, words: readonly Word[]): { word: Word; name: string }[] {
  const syntax = CONFIGURED.get(program);
  const files: { word: Word; name: string }[] = [];
  if (!syntax) return files;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const option = syntax.option.exec(word.text);
    const attached = option?.[1] ?? '';
    const next = words[at + 1];
    if (option && attached === '' && next) files.push({ word: next, name: next.text });
    else if (option && attached !== '') files.push({ word, name: attached });
    else if (!option && syntax.operands && !word.text.startsWith('-')) files.push({ word, name: word.text });
  }
  return files;
}

/** The command lines in such a file. */
export function configuredScripts(program: string, text: string): string[] {
  const syntax = CONFIGURED.get(program);
  if (!syntax) return [];
  // One of the groups matched; the others are nothing.
  const scripts = Array.from(text.matchAll(syntax.scripts), (found) => found.slice(1).join(''));
  return scripts.filter((script) => script !== '').map((script) => syntax.before + script);
}
