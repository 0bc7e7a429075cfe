import { CONTAINER_PROGRAMS, containerCommand } from './container-command.js';
import { namedCommand, NAMING_PROGRAMS } from './named-command.js';
import { skipOptions } from './skip-options.js';
import { plainWord, type Word } from './word.js';
import type { WrapperSyntax } from './wrapper-syntax.js';
import { WRAPPERS } from './wrapper-table.js';
import { NameSet } from './name-set.js';

/** Programs that may run the command behind their own words. */
export const WRAPPING_PROGRAMS: readonly string[] = [
  ...WRAPPERS.keys(),
  ...CONTAINER_PROGRAMS,
  ...NAMING_PROGRAMS,
];

/** Wrappers whose options may stand behind their operand too. */
const RESUMED = new NameSet([
  ...['ssh', 'autossh', 'setarch', 'script', 'plink', 'multipass', 'limactl', 'colima', 'buildah', 'juju'],
  ...['gcloud', 'vagrant', 'tsh', 'fly', 'flyctl', 'nomad', 'dokku'],
]);

/** Wrappers whose names other programs have too: these are meant when nothing says where they are. */
const COMMON_NAMES = new NameSet(['script', 'retry', 'please', 'arch', 'st', 'sem', 'stack', 'reflex', 'op']);
const LOCAL = /^(?!\/(?:usr\/)?(?:local\/)?bin\/)[\s\S]*\//;

/** A wrapper's own words, and where its command starts among them. */
export interface Wrapped {
  readonly commandAt: number;
  /** The command in place of the words from `commandAt` on, where it is given otherwise. */
  readonly words: readonly Word[] | null;
  /** Whether the words are the text of a script together. */
  readonly script: boolean;
  readonly privileged: boolean;
}

/** Finds the command that a program runs, when the program is a wrapper and is given one. */
export function findWrapped(program: string, words: readonly Word[]): Wrapped | null {
  const wrapper = WRAPPERS.get(program);
  if (!wrapper) return containerCommand(program, words) ?? namedCommand(program, words);
  for (let one: WrapperSyntax | null = wrapper; one; one = one.also) {
    const found = wrappedBy(one, program, words);
    if (found) return found;
  }
  return null;
}

function wrappedBy(wrapper: WrapperSyntax, program: string, words: readonly Word[]): Wrapped | null {
  if (COMMON_NAMES.has(program) && LOCAL.test(words[0]?.text ?? '')) return null;
  const start = commandStart(wrapper, words);
  const options = start < 0 ? null : skipOptions(wrapper, words, start);
  if (!options) return null;
  let at = options.end;
  if (wrapper.assignments) {
    while (/^[A-Za-z_]\w*=/.test(words[at]?.text ?? '')) at += 1;
  }
  at += program === 'setarch' && words[1]?.text.startsWith('-') === true ? 0 : wrapper.operands;
  if (RESUMED.has(program)) at = skipOptions(wrapper, words, at)?.end ?? at;
  if (program === 'env' && options.split) {
    return {
      commandAt: at,
      words: [plainWord(options.split.text.replaceAll('\\_', ' ')), ...words.slice(at)],
      script: true,
      privileged: false,
    };
  }
  if (at >= words.length) return null;
  return {
    commandAt: at,
    words: program === 'parallel' ? sourceArguments(words, at) : null,
    script: wrapper.script && !options.direct,
    privileged: wrapper.privileged,
  };
}

/** Where a wrapper's options start: behind the subcommand that runs a command; negative when that is missing. */
function commandStart({ needed, valued }: WrapperSyntax, words: readonly Word[]): number {
  if (needed.length === 0) return 1;
  for (const alternative of needed) {
    const [first = ''] = alternative;
    let at = words.findIndex(({ text }) => text === first);
    if (at < 0 || (!/^[-/]/.test(first) && !isSubcommand(words, at, valued))) continue;
    for (let next = 1; at >= 0 && next < alternative.length; next++)
      at = words.findIndex(({ text }, index) => index > at && text === alternative[next]);
    if (at >= 0) return at + 1;
  }
  return -1;
}

/** Whether only options stand before a word. */
function isSubcommand(words: readonly Word[], at: number, valued: string): boolean {
  return words
    .slice(1, at)
    .every(({ text }, index) => text.startsWith('-') || isValued(words[index]?.text, valued));
}

function isValued(option: string | undefined, valued: string): boolean {
  if (option === undefined || !option.startsWith('-')) return false;
  return option.startsWith('--') || valued.includes(option.slice(1));
}

/** For `parallel CMD ::: ARGS`: the command without the arguments that it is run with in turn; null without them. */
function sourceArguments(words: readonly Word[], at: number): readonly Word[] | null {
  const end = words.findIndex((word, index) => index >= at && /^:::[:+]?\+?$/.test(word.text));
  if (end < 0) return null;
  const [first] = words.slice(end + 1);
  const command = words.slice(at, end);
  if (command.length === 0) return words.slice(end + 1).flatMap((word) => [word, plainWord(';')]);
  if (!first || !command.some(({ text }) => text.includes('{}')))
    return first ? [...command, first] : command;
  return command.map(({ text }) => plainWord(text.replaceAll('{}', () => first.text)));
}
