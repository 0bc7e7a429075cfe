import { endOf, isBlank, isNameCharacter } from './characters.js';
import { secretKindOf } from './secret-name.js';
import type { Span } from './span.js';
import { beginsReference, isSecretValue, valueSpan, type ValueSpan } from './value-span.js';

const MAX_NAME = 64;
const MAX_BLANKS = 16;

/** What stands between a name and its value. */
interface Separator {
  readonly sign: '=' | ':' | ':-' | '==' | ' ';
  /** Where the value begins. */
  readonly end: number;
  readonly isSpaced: boolean;
}

/** A name in a text. */
interface Name {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/**
 * The secret that is the value of a name around this place: `TOKEN=…`, `--password …`, `"password": "…"`, `?sig=…`,
 * `Authorization: Bearer …`. Null when the name, or the value, says that it is none.
 */
export function namedValue(text: string, place: number): Span | null {
  const { start, end } = nameAround(text, place);
  const separator = separatorAfter(text, start, end);
  if (!separator) return null;
  const kind = secretKindOf(text.slice(start, end));
  if (kind === null) return null;
  const name = { start, end, kind };
  if (kind === 'authorization') return authorization(text, separator);
  if (kind === 'cookie') return cookie(text, separator);
  if (separator.sign === ' ' && !takesNextWord(text, name, separator)) return null;
  if (separator.sign === '==' && !/["']/.test(text.charAt(separator.end))) return null;
  if (kind === 'signature' && !'?&;'.includes(text.charAt(start - 1))) return null;
  const value = valueSpan(text, separator.end, separator.sign.startsWith(':') ? ',}]' : '');
  if (!value || !isLikely(text, name, { separator, value })) return null;
  return { start: value.start, end: value.end, kind };
}

function nameAround(text: string, place: number): { start: number; end: number } {
  let start = place;
  while (place - start < MAX_NAME && isInName(text, start - 1)) start -= 1;
  let end = place;
  while (end - place < MAX_NAME && isNameCharacter(text.charCodeAt(end))) end += 1;
  return { start, end };
}

function isInName(text: string, at: number): boolean {
  return isNameCharacter(text.charCodeAt(at)) || text.charAt(at) === '.';
}

function separatorAfter(text: string, start: number, nameEnd: number): Separator | null {
  let at = nameEnd;
  if (text.charAt(at) === '\\') at += 1;
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") at += 1;
  else if (at > nameEnd) return null;
  if (text.charAt(at) === ']') at += 1;
  const from = at;
  at = afterBlanks(text, at);
  const sign = signAt(text, at);
  if (sign === null) {
    const isBare = at > from && from === nameEnd && start < nameEnd;
    return isBare ? { sign: ' ', end: at, isSpaced: true } : null;
  }
  const end = afterBlanks(text, at + sign.length);
  return { sign: sign.sign, end, isSpaced: at > from || end > at + sign.length };
}

function signAt(text: string, at: number): { sign: '=' | ':' | ':-' | '=='; length: number } | null {
  const first = text.charAt(at);
  const second = text.charAt(at + 1);
  if (first === ':' && second === ':') return null;
  if (first === ':' && (second === '-' || second === '=')) return { sign: ':-', length: 2 };
  if (first === ':') return { sign: ':', length: 1 };
  if (first === '!' && second === '=') return { sign: '==', length: text.charAt(at + 2) === '=' ? 3 : 2 };
  if (first !== '=') return null;
  if (second === '=') return { sign: '==', length: text.charAt(at + 2) === '=' ? 3 : 2 };
  return { sign: '=', length: second === '>' ? 2 : 1 };
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at - from < MAX_BLANKS && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a name without a sign takes the next word: an option, a login of .netrc, a password in SQL. */
function takesNextWord(text: string, { start, end }: Name, separator: Separator): boolean {
  const name = text.slice(start, end);
  if (name.startsWith('-')) return text.charAt(separator.end) !== '-' && !isInName(text, start - 1);
  const before = text.slice(Math.max(0, start - 100), start);
  if (/\bset $/.test(before)) return text.charAt(separator.end) !== '-';
  if (name === 'password' && /\blogin\s+\S+\s+$/.test(before)) return true;
  return name.toLowerCase() === 'password' && text.charAt(separator.end) === "'";
}

/** Code that gives a value rather than being one: `getToken(`, `process.env.PASSWORD`. */
const CODE = /^[A-Za-z_$][\w$]*(?:\(|(?:\.[A-Za-z_$][\w$]*)+(?:[(;,]|$))/;

/** Whether a value is a secret, as prose and code have words behind a sign that are none. */
function isLikely(
  text: string,
  name: Name,
  { separator, value }: { separator: Separator; value: ValueSpan },
): boolean {
  const word = text.slice(value.start, value.end);
  if (!isSecretValue(word)) return false;
  const own = text.slice(name.start, name.end);
  if (/^\d{1,9}$/.test(word) && (name.kind === 'token' || /^pass$/i.test(own))) return false;
  if (/^pwd$/i.test(own) && word.startsWith('/')) return false;
  if (value.isQuoted) return true;
  if (!separator.isSpaced || separator.sign === ' ') return true;
  if (CODE.test(text.slice(value.start, value.start + 100))) return false;
  if (separator.sign === '=') return !text.startsWith(';', value.end) || /\d/.test(word);
  if (/^pass$/i.test(own)) return false;
  if (name.kind === 'password' || name.kind === 'api-key' || /^x-|_/i.test(own)) return true;
  return word.length >= 20 || (word.length >= 8 && /\d/.test(word));
}

/** Schemes with one word behind them, and those with more. */
const SCHEME = /^(?:bearer|basic|token|apikey|api-key|key|jwt|bot|negotiate|ntlm)[ \t]+/i;
const LONG_SCHEME = /^(?:digest|aws4-hmac-sha256|hawk|oauth|signature)[ \t]+/i;

/** What an `Authorization` header holds, behind the scheme. */
function authorization(text: string, { sign, end, isSpaced }: Separator): Span | null {
  if (sign !== ':' && sign !== '=') return null;
  const opened = /["']/.test(text.charAt(end)) ? end + 1 : text.startsWith('\\"', end) ? end + 2 : end;
  const head = text.slice(opened, opened + 40);
  const [scheme] = SCHEME.exec(head) ?? [];
  const [longScheme = ''] = LONG_SCHEME.exec(head) ?? [];
  const isLong = longScheme !== '';
  const isLine = scheme === undefined && (isSpaced || opened > end);
  const ends = isLong ? "\r\n'" : isLine ? '\r\n"\'\\' : ' \t\r\n"\'\\,}';
  return spanTo(text, opened + (scheme ?? longScheme).length, { ends, kind: 'authorization' });
}

/** All that a `Cookie` or `Set-Cookie` header holds. */
function cookie(text: string, { sign, end, isSpaced }: Separator): Span | null {
  return sign === ':' && isSpaced ? spanTo(text, end, { ends: '\r\n"\'', kind: 'cookie' }) : null;
}

function spanTo(text: string, start: number, { ends, kind }: { ends: string; kind: string }): Span | null {
  if (beginsReference(text, start)) return null;
  const end = endOf(text, start, ends);
  return isSecretValue(text.slice(start, end)) ? { start, end, kind } : null;
}
