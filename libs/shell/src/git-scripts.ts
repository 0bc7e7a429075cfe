import type { GivenScript } from './given-script.js';
import { quoted } from './subcommand-scripts.js';
import type { Word } from './word.js';

/** Settings of git whose value is a command line, and those whose value is one behind a `!`. */
const SETTINGS =
  /^(?:core\.(?:pager|editor|sshcommand|fsmonitor|askpass|gitproxy|alternaterefscommand)|diff\.external|sequence\.editor|interactive\.difffilter|pager\.\w+|gpg\.(?:\w+\.)?program|uploadpack\.packobjectshook|[\w.-]+\.(?:textconv|cmd|clean|smudge|process|driver|command))$/i;
const MARKED_SETTINGS = /^(?:alias\.[\w-]+|credential\.(?:.*\.)?helper)$/i;
/** Options of any subcommand whose value is a command line. */
const OPTIONS =
  /^--(?:upload-pack|receive-pack|exec|extcmd|sendmail-cmd|(?:env|tree|index|parent|msg|commit|tag-name|subdirectory)-filter)$/;
/** Subcommands whose `-x` and `--exec` take a command line. */
const EXECUTING = new Set(['rebase', 'difftool']);
const OPEN_FILES = /^(?:-O|--open-files-in-pager=)([\s\S]+)$/;

/** The scripts that git is given: by subcommands that run one, by options, by settings, by a transport. */
export function gitScripts(words: readonly Word[]): GivenScript[] {
  const scripts: GivenScript[] = [];
  let subcommand = '';
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const next = words[at + 1]?.text;
    if (next !== undefined && runsRest(text, next)) return [...scripts, ...restOf(words, at + 2)];
    const whole = settingScript({ text, next, at, subcommand }) ?? attachedScript(text, at);
    if (whole) scripts.push(whole);
    else if (next !== undefined && takesCommand(text, subcommand)) {
      scripts.push({ text: next, first: at + 1, last: at + 1, before: '', certain: subcommand === 'rebase' });
      at += 1;
    }
    if (subcommand === '' && !text.startsWith('-')) subcommand = text;
    if (text === '-C' || text === '-c') at += 1;
  }
  return scripts;
}

function runsRest(text: string, next: string): boolean {
  return (text === 'bisect' && next === 'run') || (text === 'submodule' && next === 'foreach');
}

/** `git bisect run COMMAND`, `git submodule foreach COMMAND` */
function restOf(words: readonly Word[], start: number): GivenScript[] {
  let first = start;
  while (/^--?(?:recursive|quiet|q)$/.test(words[first]?.text ?? '')) first += 1;
  if (first >= words.length) return [];
  const rest = words.slice(first).map((word) => word.text);
  const text = rest.length === 1 ? rest.join('') : rest.map(quoted).join(' ');
  return [{ text, first, last: words.length - 1, before: '', certain: true }];
}

function takesCommand(text: string, subcommand: string): boolean {
  if (!text.startsWith('-')) return false;
  return (
    OPTIONS.test(text) ||
    (EXECUTING.has(subcommand) && text === '-x') ||
    (subcommand === 'clone' && text === '-u')
  );
}

interface Option {
  readonly text: string;
  readonly next: string | undefined;
  readonly at: number;
  readonly subcommand: string;
}

/** `-c KEY=SCRIPT`, and `config KEY SCRIPT`, with the option or the key at hand. */
function settingScript({ text, next, at, subcommand }: Option): GivenScript | null {
  if (next === undefined) return null;
  if (text !== '-c' && text !== '--config')
    return subcommand === 'config' ? setting(text, next, at + 1, '') : null;
  const equals = next.indexOf('=');
  const before = next.slice(0, equals + 1);
  return equals < 0 ? null : setting(next.slice(0, equals), next.slice(equals + 1), at + 1, before);
}

function setting(key: string, value: string, at: number, before: string): GivenScript | null {
  const place = { first: at, last: at };
  if (MARKED_SETTINGS.test(key)) {
    if (!value.startsWith('!')) return null;
    return { text: value.slice(1), ...place, before: `${before}!`, certain: key.startsWith('alias') };
  }
  return SETTINGS.test(key) ? { text: value, ...place, before, certain: false } : null;
}

/** `-Oless`, `--upload-pack=…`, `ext::…` */
function attachedScript(text: string, at: number): GivenScript | null {
  if (!text.startsWith('-O') && !text.startsWith('ext::') && !(text.startsWith('--') && text.includes('=')))
    return null;
  const [, option = '', value] = /^(--[\w-]+)=([\s\S]+)$/.exec(text) ?? [];
  const transport = /^ext::([\s\S]+)$/.exec(text)?.[1];
  // The transport takes a `%` before a blank for one that is a part of a word.
  if (transport?.includes('% ') === true)
    return { text: transport.replaceAll('% ', '\\ '), first: at, last: at - 1, before: '', certain: false };
  const script =
    OPEN_FILES.exec(text)?.[1] ??
    transport ??
    (value !== undefined && OPTIONS.test(option) ? value : undefined);
  if (script === undefined) return null;
  const before = text.slice(0, text.length - script.length);
  return { text: script, first: at, last: at, before, certain: false };
}
