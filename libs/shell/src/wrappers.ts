import { CONTAINER_PROGRAMS, containerCommand } from './container-command.js';
import { skipOptions } from './skip-options.js';
import { plainWord, type Word } from './word.js';

/** How the command line of a program that runs another program is built. */
interface WrapperSyntax {
  /** Letters of the short options that take a value. */
  readonly valued: string;
  /** Long options that take the next word as their value. */
  readonly long: readonly string[];
  /** How many arguments stand before the command: the duration of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` may stand before the command. */
  readonly assignments: boolean;
  /** Short options with which no command is run, as in `command -v`. */
  readonly inert: string;
  /** Whether the command's words are joined into the text of a script. */
  readonly script: boolean;
  /** Short options, without a value, with which they are not. */
  readonly direct: string;
  /** Whether the command runs elsewhere or as someone else: allowing the command does not allow that. */
  readonly privileged: boolean;
}

const syntax = (valued = '', more: Partial<WrapperSyntax> = {}): WrapperSyntax => ({
  valued,
  long: [],
  operands: 0,
  assignments: false,
  inert: '',
  script: false,
  direct: '',
  privileged: false,
  ...more,
});

const list = (names: string) => names.split(' ').map((name) => `--${name}`);
const privileged = true;
const script = true;

const WRAPPERS: ReadonlyMap<string, WrapperSyntax> = new Map([
  [
    'sudo',
    syntax('ughpCrtTUDR', {
      long: list('user group host prompt chdir chroot close-from role type other-user command-timeout'),
      assignments: true,
      inert: 'lvKV',
      privileged,
    }),
  ],
  ['doas', syntax('uC', { privileged })],
  ['pkexec', syntax('', { long: ['--user'], privileged })],
  ['env', syntax('uCS', { long: list('unset chdir split-string'), assignments: true })],
  ['nohup', syntax()],
  ['nice', syntax('n', { long: ['--adjustment'] })],
  ['ionice', syntax('cnpPu', { long: list('class classdata') })],
  ['chrt', syntax('TPD', { long: list('sched-runtime sched-period sched-deadline'), operands: 1 })],
  ['taskset', syntax('', { operands: 1 })],
  ['timeout', syntax('sk', { long: list('signal kill-after'), operands: 1 })],
  ['time', syntax('fo', { long: list('format output') })],
  ['stdbuf', syntax('ioe', { long: list('input output error') })],
  ['setsid', syntax()],
  ['setarch', syntax()],
  ['linux64', syntax()],
  ['command', syntax('', { inert: 'vV' })],
  ['builtin', syntax()],
  ['exec', syntax('a')],
  ['busybox', syntax()],
  ['toybox', syntax()],
  ['strace', syntax('aeEIoOpPsSuUXb')],
  ['ltrace', syntax('aADeFlnopsuwx')],
  ['fakeroot', syntax('lsib', { long: list('lib faked') })],
  ['unbuffer', syntax()],
  ['flock', syntax('wEc', { long: list('timeout wait conflict-exit-code command'), operands: 1 })],
  ['xargs', syntax('aEILnPsd', { long: list('arg-file delimiter max-lines max-args max-procs max-chars') })],
  [
    'parallel',
    syntax('jnNLIasSdC', { long: list('jobs arg-file delimiter max-args joblog sshlogin'), script }),
  ],
  ['watch', syntax('nq', { long: list('interval equexit'), script, direct: 'x' })],
  ['ssh', syntax('BbcDEeFIiJLlmOoPpQRSWw', { operands: 1, script, privileged })],
  ['chroot', syntax('', { long: list('userspec groups'), operands: 1, privileged })],
  ['nsenter', syntax('tSGN', { long: list('target setuid setgid'), privileged })],
  ['unshare', syntax('SGRw', { long: list('root wd setuid setgid map-user map-group'), privileged })],
  [
    'systemd-run',
    syntax('HMpuE', { long: list('host machine property unit setenv uid gid slice'), privileged }),
  ],
  ['runuser', syntax('ugGsc', { long: list('user group supp-group shell command'), privileged })],
]);

/** Programs that may run the command behind their own words. */
export const WRAPPING_PROGRAMS: readonly string[] = [...WRAPPERS.keys(), ...CONTAINER_PROGRAMS];

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
  if (!wrapper) return containerCommand(program, words);
  const options = skipOptions(wrapper, words);
  if (!options) return null;
  let at = options.end;
  if (wrapper.assignments) {
    while (/^[A-Za-z_]\w*=/.test(words[at]?.text ?? '')) at += 1;
  }
  at += wrapper.operands;
  if (program === 'ssh') at = skipOptions(wrapper, words, at)?.end ?? at;
  if (program === 'env' && options.split) {
    return { commandAt: at, words: [options.split, ...words.slice(at)], script: true, privileged: false };
  }
  if (at >= words.length) return null;
  const found = { commandAt: at, words: null, script: wrapper.script && !options.direct };
  return { ...found, ...sourceArguments(program, words, at), privileged: wrapper.privileged };
}

/** For `parallel CMD ::: ARGS`: the command without the arguments that it is run with in turn. */
function sourceArguments(program: string, words: readonly Word[], at: number): { words?: readonly Word[] } {
  if (program !== 'parallel') return {};
  const end = words.findIndex((word, index) => index >= at && /^:::[:+]?\+?$/.test(word.text));
  if (end < 0) return {};
  const [first] = words.slice(end + 1);
  const command = words.slice(at, end);
  if (command.length === 0) return { words: words.slice(end + 1).flatMap((word) => [word, plainWord(';')]) };
  return { words: first ? [...command, first] : command };
}
