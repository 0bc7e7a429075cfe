import { endOf } from './characters.js';
import { endOfMark } from './mark.js';
import type { Span } from './span.js';
import { isSecretValue } from './value-span.js';

const KIND = 'url-password';
/** What ends a URL in a text. */
const URL_ENDS = ' \t\r\n"\'`<>\\';
/** How much of a URL is looked at behind its authority, so that text that is one long URL takes no longer (I8). */
const MAX_REST = 256;

/** The password in a URL whose authority begins here; or what stands for a user, when it looks like a token. */
export function urlPassword(text: string, start: number): Span | null {
  if (endOfMark(text, start) > 0) return null;
  const end = endOf(text, start, `${URL_ENDS}/?#`);
  const authority = text.slice(start, end);
  const colon = authority.indexOf(':');
  let at = authority.lastIndexOf('@');
  if (at < 0 && colon >= 0) at = slashedPassword(text.slice(start, end + MAX_REST), colon, authority.length);
  if (at < 0) return null;
  if (colon >= 0 && colon < at) {
    const span = { start: start + colon + 1, end: start + at, kind: KIND };
    return isSecretValue(text.slice(span.start, span.end)) ? span : null;
  }
  const user = authority.slice(0, at);
  const isToken = /^[\w.~-]{20,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
  return isToken ? { start, end: start + at, kind: KIND } : null;
}

/** Where the `@` is behind a password with a `/`, `?` or `#` that should have been escaped; -1 when there is none. */
function slashedPassword(url: string, colon: number, end: number): number {
  if (/^\d*$/.test(url.slice(colon + 1, end))) return -1;
  const at = url.indexOf('@', end);
  return at >= 0 && at < endOf(url, end, URL_ENDS) ? at : -1;
}
