import type { GivenScript } from './given-script.js';
import type { Word } from './word.js';

/** Functions of salt that run a command line. */
const SALT_FUNCTION = /^cmd\.(?:run|shell|run_all|run_stdout|run_stderr|run_bg|retcode|powershell)$/;
/** Arguments of a container, and of a task, in JSON. */
const JSON_LIST = /"(?:command|args|entryPoint|cmd)"\s*:\s*\[([^\]]*)\]/gi;
/** One that doesn't end is read over: trying each quote in it takes long. */
const JSON_TEXT = /"(?:((?:[^"\\]|\\.)*)"|(?:[^"\\]|\\.)*)/g;

const MIN_LIST = 11;

/** Programs whose script is an operand behind others, or stands in the value of an option that is data for the most part. */
export const SUBCOMMAND_PROGRAMS: readonly string[] = [
  ...['salt', 'salt-call', 'salt-ssh', 'bolt', 'az', 'podman', 'kubectl', 'oc', 'aws', 'docker', 'bun'],
];

/** The scripts that such a program is given. */
export function subcommandScripts(program: string, words: readonly Word[]): GivenScript[] {
  switch (program) {
    case 'salt':
    case 'salt-call':
      return operandAfter(
        words,
        words.findIndex(({ text }) => SALT_FUNCTION.test(text)),
      );
    case 'salt-ssh':
      return operandAfter(
        words,
        words.findIndex(({ text }) => text === '-r' || text === '--raw'),
      );
    case 'bolt':
      return words[0]?.text === 'command' && words[1]?.text === 'run' ? operandAfter(words, 1) : [];
    case 'az':
      return [...valuesOf(words, '--scripts'), ...valuesOf(words, '--exec-command'), ...settings(words)];
    case 'bun':
      return words[0]?.text === 'exec' ? operandAfter(words, 0) : [];
    case 'podman':
      return machineScripts(words);
    default:
      return listedCommands(words);
  }
}

const script = (text: string, at: number): GivenScript => ({
  text,
  first: at,
  last: at - 1,
  before: '',
  certain: false,
});

/** The first operand behind a word; salt takes it by its name too: `cmd=…`. */
function operandAfter(words: readonly Word[], found: number): GivenScript[] {
  if (found < 0) return [];
  const at = words.findIndex(({ text }, index) => index > found && !text.startsWith('-'));
  return at < 0 ? [] : [script((words[at]?.text ?? '').replace(/^cmd=/, ''), at)];
}

/** `--scripts SCRIPT SCRIPT…` */
function valuesOf(words: readonly Word[], option: string): GivenScript[] {
  const scripts: GivenScript[] = [];
  let isValue = false;
  for (const [at, { text }] of words.entries()) {
    if (text.startsWith('-')) isValue = text === option;
    else if (isValue) scripts.push(script(text, at));
    if (text.startsWith(`${option}=`)) scripts.push(script(text.slice(option.length + 1), at));
  }
  return scripts;
}

/** `--settings '{"commandToExecute": "SCRIPT"}'` */
function settings(words: readonly Word[]): GivenScript[] {
  return words.flatMap(({ text }, at) => {
    const found = /"commandToExecute"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    return found === undefined ? [] : [script(unescaped(found), at)];
  });
}

/** `podman machine ssh [MACHINE] COMMAND`: whether the first word is a machine only podman knows. */
function machineScripts(words: readonly Word[]): GivenScript[] {
  if (words[0]?.text !== 'machine' || words[1]?.text !== 'ssh') return [];
  const first = words.findIndex(({ text }, index) => index > 1 && !text.startsWith('-'));
  if (first < 0) return [];
  const texts = words.slice(first).map((word) => word.text);
  return [script(texts.join(' '), first), script(texts.slice(1).join(' '), first)];
}

/** The commands in JSON: `{"command": ["sh", "-c"], "args": ["SCRIPT"]}`; each list, and all of them behind each other. */
function listedCommands(words: readonly Word[]): GivenScript[] {
  const scripts: GivenScript[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    // The shortest list is `"cmd":["x"]`.
    if (text.length < MIN_LIST || !text.includes('"') || !text.includes('[')) continue;
    // Behind the last `]` no list ends, which would be looked for from each `[`.
    const json = text.slice(0, text.lastIndexOf(']') + 1);
    const lists = Array.from(json.matchAll(JSON_LIST), ([, list = '']) => commandOf(list));
    for (const list of new Set([...lists, lists.join(' ')])) if (list !== '') scripts.push(script(list, at));
  }
  return scripts;
}

function commandOf(list: string): string {
  const texts = Array.from(list.matchAll(JSON_TEXT), ([, text]) => text).filter((text) => text !== undefined);
  return texts.map((text) => quoted(unescaped(text))).join(' ');
}

function unescaped(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\(["\\/])/g, '$1');
}

/** A word as a shell reads it. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
