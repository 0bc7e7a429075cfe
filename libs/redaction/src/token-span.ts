import { isLetterOrDigit, isNameCharacter } from './characters.js';
import type { Span } from './span.js';
import { TOKEN_SHAPES, type Body, type TokenShape } from './token-shapes.js';

/** What a body may have beside letters and digits. */
const OTHERS: Record<Body, string> = {
  alnum: '',
  name: '_-',
  dotted: '_-.',
  base64: '_-+/=',
  path: '_-/',
  hash: './$=,+-',
};

/** For each shape those that begin like it, the longest beginning first. */
const ALIKE = new Map(
  TOKEN_SHAPES.map((shape) => [
    shape,
    TOKEN_SHAPES.filter(({ begins }) => begins.startsWith(shape.begins)).sort(
      (a, b) => b.begins.length - a.begins.length,
    ),
  ]),
);

/** The token of a shape, or of one that begins alike, that starts here; null when it is only a word like one. */
export function tokenSpan(text: string, start: number, shape: TokenShape): Span | null {
  // A character before it makes it the middle of a word. In a path, as of a webhook, the host stands before.
  if (isNameCharacter(text.charCodeAt(start - 1))) return null;
  const found = ALIKE.get(shape)?.find(({ begins }) => text.startsWith(begins, start));
  if (!found) return null;
  const body = start + found.begins.length;
  const end = endOfBody(text, body, found.body);
  if (end - body < found.min || found.only?.test(text.slice(body, end)) === false) return null;
  return { start: found.keepsBegin ? body : start, end, kind: found.kind };
}

/** A JSON Web Token: three parts of base64url, or five when it is encrypted. What is none is left at its first short part. */
export function jwtSpan(text: string, start: number): Span | null {
  if (!text.startsWith('eyJ', start) || isNameCharacter(text.charCodeAt(start - 1))) return null;
  const header = endOfBody(text, start, 'name');
  if (header - start < 10 || text.charAt(header) !== '.') return null;
  const payload = endOfBody(text, header + 1, 'name');
  if (payload - header < 5 || text.charAt(payload) !== '.') return null;
  return { start, end: endOfBody(text, payload, 'dotted'), kind: 'jwt' };
}

/** `Bearer` and a token, wherever that stands. `start` is where the word begins. */
export function bearerSpan(text: string, start: number): Span | null {
  if (isNameCharacter(text.charCodeAt(start - 1))) return null;
  const from = start + 'bearer '.length;
  const end = endOfBody(text, from, 'base64', '.~');
  const token = text.slice(from, end);
  return token.length >= 16 && /\d/.test(token) ? { start: from, end, kind: 'authorization' } : null;
}

/** A token of a Telegram bot: a number, a colon, `AA…`. `colon` is where the colon stands. */
export function telegramSpan(text: string, colon: number): Span | null {
  let start = colon;
  while (colon - start < 11 && text.charCodeAt(start - 1) >= 0x30 && text.charCodeAt(start - 1) <= 0x39)
    start -= 1;
  if (colon - start < 8 || colon - start > 10 || !text.startsWith('AA', colon + 1)) return null;
  const end = endOfBody(text, colon + 1, 'name');
  return end - colon > 30 ? { start, end, kind: 'telegram-token' } : null;
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;

/** A private key from its first to its last line; to the end of the text when that is missing. */
export function privateKeySpan(text: string, start: number): Span | null {
  PRIVATE_KEY.lastIndex = start;
  if (!PRIVATE_KEY.test(text)) return null;
  const last = text.indexOf('-----END ', PRIVATE_KEY.lastIndex);
  const closed = last < 0 ? -1 : text.indexOf('-----', last + 9);
  return { start, end: closed < 0 ? text.length : closed + 5, kind: 'private-key' };
}

function endOfBody(text: string, from: number, body: Body, more = ''): number {
  const others = OTHERS[body] + more;
  let at = from;
  while (at < text.length && (isLetterOrDigit(text.charCodeAt(at)) || others.includes(text.charAt(at))))
    at += 1;
  return at;
}
