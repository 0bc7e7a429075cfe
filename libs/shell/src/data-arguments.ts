import { plainWord, type Word } from './word.js';

/** How a search program takes its pattern, and which options take a value that is not data. */
interface SearchSyntax {
  readonly valued: string;
  readonly long: readonly string[];
}

const GREP: SearchSyntax = {
  valued: 'fmABCdD',
  long: [
    '--file',
    '--max-count',
    '--after-context',
    '--before-context',
    '--context',
    '--include',
    '--exclude',
  ],
};
const RIPGREP: SearchSyntax = {
  valued: 'fgtTmABCjMrdE',
  long: [
    '--file',
    '--glob',
    '--iglob',
    '--type',
    '--type-not',
    '--max-count',
    '--pre',
    '--pre-glob',
    '--threads',
  ],
};
const SEARCHES: ReadonlyMap<string, SearchSyntax> = new Map([
  ['grep', GREP],
  ['egrep', GREP],
  ['fgrep', GREP],
  ['zgrep', GREP],
  ['rg', RIPGREP],
  ['ag', RIPGREP],
  ['ack', RIPGREP],
]);

/** Programs whose arguments are all text to print. */
const PRINTERS = new Set(['echo', 'printf']);
/** What stands for a pattern that was given with an option. */
const PATTERN = plainWord('-e');
/** Programs that pass a here-document on, or keep it, without running it. */
const KEEPERS = new Set(['cat', 'tee', 'echo', 'printf', 'git', ...SEARCHES.keys()]);
/** Subcommands of git whose `-m` takes a message. */
const MESSAGE_COMMANDS = new Set(['commit', 'tag', 'merge', 'stash', 'notes']);

/** Whether what a program reads from a here-document is data that it does not run. */
export function keepsHereDocument(program: string): boolean {
  return KEEPERS.has(program);
}

/** The words after the program, without those that are data: printed text, search patterns, commit messages. */
export function withoutData(program: string, words: readonly Word[]): readonly Word[] {
  if (PRINTERS.has(program)) return [];
  if (program === 'git') return withoutMessages(words);
  const search = SEARCHES.get(program);
  return search ? withoutPattern(search, words) : words;
}

function withoutPattern(syntax: SearchSyntax, words: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  let pattern: Word | undefined;
  let given = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.text === '--') {
      for (const rest of words.slice(at)) kept.push(rest);
      pattern ??= words[at + 1];
      break;
    }
    const option = searchOption(syntax, word.text);
    if (option === 'operand') pattern ??= word;
    given ||= option === 'pattern' || option === 'file';
    kept.push(option === 'pattern' ? PATTERN : word);
    if (!takesNext(syntax, word.text, option)) continue;
    at += 1;
    if (option !== 'pattern') kept.push(...words.slice(at, at + 1));
  }
  return given ? kept : kept.filter((word) => word !== pattern);
}

type SearchOption = 'operand' | 'flag' | 'value' | 'file' | 'pattern';

function searchOption(syntax: SearchSyntax, text: string): SearchOption {
  if (!/^-./.test(text)) return 'operand';
  if (text.startsWith('--')) {
    const name = text.replace(/=[\s\S]*/, '');
    if (name === '--regexp') return 'pattern';
    if (name === '--file') return 'file';
    return syntax.long.includes(name) ? 'value' : 'flag';
  }
  for (const letter of text.slice(1)) {
    if (letter === 'e') return 'pattern';
    if (letter === 'f') return 'file';
    if (syntax.valued.includes(letter)) return 'value';
  }
  return 'flag';
}

/** Whether the value of an option is the next word: `-A 3`, but not `-A3` or `--context=3`. */
function takesNext(syntax: SearchSyntax, text: string, option: SearchOption): boolean {
  if (option === 'operand' || option === 'flag') return false;
  if (text.startsWith('--')) return !text.includes('=');
  const valued = Array.from(text).findIndex((letter, at) => at > 0 && `e${syntax.valued}`.includes(letter));
  return valued === text.length - 1;
}

function withoutMessages(words: readonly Word[]): readonly Word[] {
  const subcommand = words.find((word, at) => isGitSubcommand(words, word, at));
  if (!subcommand || !MESSAGE_COMMANDS.has(subcommand.text)) return words;
  const start = words.indexOf(subcommand) + 1;
  const kept = words.slice(0, start);
  for (let at = start; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const message = messageOption(word.text);
    kept.push(message ? plainWord(message.option) : word);
    if (message?.separate === true) at += 1;
  }
  return kept;
}

/** The first word that is neither a global option nor the value of one. */
function isGitSubcommand(words: readonly Word[], word: Word, at: number): boolean {
  if (word.text.startsWith('-')) return false;
  const before = words[at - 1]?.text ?? '';
  return !['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--exec-path'].includes(before);
}

/** `-m TEXT`, `-am TEXT`, `-mTEXT`, `--message=TEXT`: the option alone, and whether the text is the next word. */
function messageOption(text: string): { option: string; separate: boolean } | null {
  if (text === '--message') return { option: text, separate: true };
  if (text.startsWith('--message=')) return { option: '--message', separate: false };
  const short = /^-[a-ln-zA-Z]*m/.exec(text)?.[0];
  return short === undefined ? null : { option: short, separate: short === text };
}
