import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_LINE_LENGTH } from './bounds.js';
import { filterLines, LINE_FILTERS } from './line-filter.js';

/** Programs that write what can be told from their input. */
export const FILTERS: ReadonlySet<string> = new Set([
  ...['cat', 'tee', 'rev', 'tac', 'base64', 'gbase64', 'base32', 'openssl', 'xxd', 'tr', 'sed'],
  ...LINE_FILTERS,
]);

/** What a program that transforms its input writes for a constant one; null when that is not known. */
export function filterText(program: string, options: readonly string[], input: string): string | null {
  switch (program) {
    case 'cat':
    case 'tee':
      return program === 'tee' || options.every((option) => option.startsWith('-')) ? input : null;
    case 'rev':
      return input.replace(/[^\n]+/g, (line) => Array.from(line).reverse().join(''));
    case 'tac':
      return input
        .split(/(?<=\n)/)
        .reverse()
        .join('');
    case 'base64':
    case 'gbase64':
      if (options.length === 0) return toBase64(input);
      return decodes(options) ? fromBase64(input) : null;
    case 'base32':
      return decodes(options) ? fromBase32(input) : null;
    case 'openssl':
      return options.some((option) => /base64|^-a$/.test(option)) && options.includes('-d')
        ? fromBase64(input)
        : null;
    case 'xxd':
      return isReverseHex(options) ? fromHex(input) : null;
    case 'tr':
      return translate(options, input);
    case 'sed':
      return edited(options, input);
    default:
      return filterLines(program, options, input);
  }
}

function decodes(options: readonly string[]): boolean {
  const known = options.every((option) => /^-(?:[dDiw]+|-decode|-ignore-garbage)$/.test(option));
  return known && options.some((option) => /^-(?:\w*[dD]|-decode)/.test(option));
}

/** In lines of 76 characters, as coreutils write it. */
function toBase64(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');
}

function fromBase64(text: string): string {
  return Buffer.from(text.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64').toString('utf8');
}

function fromBase32(text: string): string {
  let bits = 0;
  let held = 0;
  const bytes: number[] = [];
  for (const letter of text.replace(/[^A-Z2-7]/g, '')) {
    held = ((held << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Buffer.from(bytes).toString('utf8');
}

function isReverseHex(options: readonly string[]): boolean {
  const letters = options.map((option) => option.replace(/^-/, '')).join('');
  return options.every((option) => option.startsWith('-')) && letters.includes('r') && letters.includes('p');
}

function fromHex(text: string): string {
  return Buffer.from(text.replace(/[^0-9a-fA-F]/g, ''), 'hex').toString('utf8');
}

/** About how many characters a set of `tr` may have: more than there are bytes. */
const MAX_SET = 1_024;

/** `tr SET SET` and `tr -d SET`, of characters and ranges. */
function translate(options: readonly string[], input: string): string | null {
  const [first, second] = options;
  if (options.length !== 2 || first === undefined || second === undefined) return null;
  const deletes = first === '-d';
  if (!deletes && first.startsWith('-')) return null;
  const from = characters(deletes ? second : first);
  const to = deletes ? [] : characters(second);
  if (!from || !to) return null;
  const map = new Map(from.map((character, at) => [character, deletes ? '' : (to[at] ?? to.at(-1) ?? '')]));
  return Array.from(input, (character) => map.get(character) ?? character).join('');
}

const CLASSES: Readonly<Record<string, string>> = {
  '[:upper:]': 'A-Z',
  '[:lower:]': 'a-z',
  '[:digit:]': '0-9',
  '[:space:]': ' \t\n',
};

/** The characters of a set; null for what is none, and for a long one. */
function characters(set: string): string[] | null {
  const written = resolveAnsiEscapes(set.replace(/\[:\w+:\]/g, (name) => CLASSES[name] ?? name));
  if (written.includes('[:')) return null;
  const all: string[] = [];
  const letters = Array.from(written);
  for (let at = 0; at < letters.length; at++) {
    if (all.length > MAX_SET) return null;
    const start = letters[at] ?? '';
    const end = letters[at + 1] === '-' ? letters[at + 2] : undefined;
    if (end === undefined) {
      all.push(start);
      continue;
    }
    const [first, last] = [start.charCodeAt(0), end.charCodeAt(0)];
    if (last - first > MAX_SET) return null;
    for (let code = first; code <= last; code++) all.push(String.fromCharCode(code));
    at += 2;
  }
  return all;
}

/** `sed ''`, `sed p`, `sed -n p`, `sed s/LITERAL/LITERAL/`; null for every other script. */
function edited(options: readonly string[], input: string): string | null {
  const texts = options.filter((option) => !/^-[neEr]$/.test(option));
  const [script] = texts;
  if (script === undefined || texts.length > 1) return null;
  const isSilent = options.includes('-n');
  if (script === 'p')
    return isSilent
      ? input
      : input
          .split(/(?<=\n)/)
          .map(doubled)
          .join('');
  if (isSilent) return null;
  return script === '' ? input : substitute(script, options.length > 1 ? EXTENDED : BASIC, input);
}

function doubled(line: string): string {
  return line === '' || line.endsWith('\n') ? line + line : `${line}\n${line}`;
}

/** What is no literal in a pattern, basic or extended. */
const BASIC = /[\\[\]*.^$]/;
const EXTENDED = /[\\[\]*.^$+?(){}|]/;

/** `sed s/LITERAL/LITERAL/g`; null for every other script, and for one that writes much more than it reads. */
function substitute(script: string, special: RegExp, input: string): string | null {
  if (!/^s[/|,#:@!]/.test(script)) return null;
  const [from = '', to = '', flag, ...more] = script.slice(2).split(script.charAt(1));
  if (more.length > 0 || (flag !== '' && flag !== 'g')) return null;
  if (from === '' || special.test(from) || /[\\&]/.test(to)) return null;
  if ((input.length / from.length + 1) * to.length > MAX_LINE_LENGTH) return null;
  if (flag === 'g') return input.replaceAll(from, () => to);
  return input
    .split('\n')
    .map((line) => line.replace(from, () => to))
    .join('\n');
}
