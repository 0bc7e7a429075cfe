import { plainWord, type Word } from './word.js';

const AT = new Set(['at', 'batch']);
const MAKE = new Set(['make', 'gmake']);
const EDITORS = new Set(['ed', 'red', 'ex', 'vi', 'vim', 'nvim']);
const TCL = new Set(['tclsh', 'expect', 'wish']);

const MYSQL = /^[ \t]*(?:\\!|system[ \t])[ \t]*(.+)/gm;
/** Programs with a language of their own, and where a command line stands in it. */
const CONSOLES: ReadonlyMap<string, RegExp> = new Map([
  ['psql', /\\!\s*(.+)|\bprogram\s+'([^']*)'|`([^`\n]+)`/gim],
  ['sqlite3', /^[ \t]*\.(?:shell|system)[ \t]+(.+)/gm],
  ['mysql', MYSQL],
  ['mariadb', MYSQL],
  ['sqlplus', /^[ \t]*(?:!|host[ \t]|\$)[ \t]*(.+)/gim],
  ['gdb', /^[ \t]*(?:!|shell[ \t])[ \t]*(.+)/gm],
  ...['ftp', 'lftp', 'sftp', 'telnet'].map((name) => [name, /^[ \t]*!(.+)$/gm] as const),
  ...['mail', 'mailx', 'Mail'].map((name) => [name, /^~!(.+)$/gm] as const),
]);

/** Programs that run parts of a file, or of their input. */
export const INPUT_PROGRAMS: readonly string[] = [
  ...[...AT, ...MAKE, ...EDITORS, ...TCL, 'crontab'],
  ...CONSOLES.keys(),
];

const READING: ReadonlySet<string> = new Set(INPUT_PROGRAMS);

/** Where a program reads what it runs: the word that names the file; null for its standard input. */
export interface InputSource {
  readonly file: Word | null;
  /** Whether all of it is run when it is not known. */
  readonly obeyed: boolean;
}

/** Finds where a program reads what it runs; null when that is a file like any other, or nothing. */
export function inputSource(program: string, words: readonly Word[]): InputSource | null {
  if (!READING.has(program)) return null;
  if (AT.has(program)) return atSource(words);
  if (EDITORS.has(program) || CONSOLES.has(program)) return { file: null, obeyed: false };
  if (MAKE.has(program)) return makefile(words);
  if (TCL.has(program))
    return words[0] && words[0].text !== '-' ? named(words[0]) : { file: null, obeyed: true };
  if (program !== 'crontab') return null;
  const operand = words.find(
    (word, at) => word.text === '-' || (!word.text.startsWith('-') && words[at - 1]?.text !== '-u'),
  );
  if (!operand) return words.some(({ text }) => /^-[lre]/.test(text)) ? null : { file: null, obeyed: true };
  return named(operand);
}

/** `at TIME` reads its input, `at -f FILE TIME` a file; `-l`, `-r`, `-c` and `-d` run nothing. */
function atSource(words: readonly Word[]): InputSource | null {
  const at = words.findIndex(({ text }) => /^-[a-zA-Z]*f$/.test(text));
  const file = words[at + 1];
  if (at >= 0 && file) return { file, obeyed: true };
  return words.some(({ text }) => /^-[flrcdV]/.test(text)) ? null : { file: null, obeyed: true };
}

function named(file: Word): InputSource {
  if (/^(?:-|\/dev\/stdin|\/dev\/fd\/0)$/.test(file.text)) return { file: null, obeyed: true };
  return { file, obeyed: true };
}

/** The makefile that is read where none is named, if the line has written it. */
const MAKEFILE: InputSource = { file: plainWord('Makefile'), obeyed: true };

/** `-f FILE`, `-fFILE`, `--file=FILE`, `--makefile=FILE` */
function makefile(words: readonly Word[]): InputSource {
  for (const [at, word] of words.entries()) {
    const { text } = word;
    const next = words[at + 1];
    if (next && (/^-[a-zA-Z]*f$/.test(text) || text === '--file' || text === '--makefile'))
      return named(next);
    if (word.input !== undefined && /^(?:-f|--(?:make)?file=)/.test(text)) return named(word);
    if (/^(?:-f|--(?:make)?file=)(?:-|\/dev\/stdin|\/dev\/fd\/0)$/.test(text))
      return { file: null, obeyed: true };
  }
  return MAKEFILE;
}

/** The command lines in what a program reads. */
export function inputScripts(program: string, text: string): string[] {
  if (AT.has(program)) return [text];
  if (program === 'crontab') return captured(text, /^[ \t]*(?:@\w+[ \t]+|(?:[^\s#=]+[ \t]+){5})(\S.*)$/gm);
  if (MAKE.has(program)) {
    return [
      ...captured(text, /^\t[@+-]*(.+)/gm),
      ...captured(text, /\$\(shell[ \t]([^)\n]*)/g),
      ...captured(text, /;[ \t]*@?(.+)/gm),
    ];
  }
  if (TCL.has(program)) return captured(text, /\b(?:exec|spawn|system)[ \t]+([^\];\n]+)/g);
  return captured(text, CONSOLES.get(program) ?? /!(?<=^[^!\n]{0,64}!)(.+)$/gm);
}

function captured(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, script, other, last = '']) => script ?? other ?? last);
}
