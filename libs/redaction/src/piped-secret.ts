import type { Span } from './span.js';
import { isSecretValue } from './value-span.js';

/** How far before the program that reads it a secret is looked for. */
const MAX_BEFORE = 512;
const ECHO = /(?:^|[\s;&|("'`])(?:echo|printf)\s+(?:-[neE]+\s+)*((?:"%s(?:\\n)?"|'%s(?:\\n)?'|%s)\s+)?/g;

/**
 * The secret that is echoed into the program here: `echo secret | sudo -S …`. `done` is where to look from at the earliest.
 */
export function pipedSecret(text: string, done: number, start: number): Span | null {
  if (text.startsWith('sudo -s', start)) return null;
  const from = Math.max(done, start - MAX_BEFORE);
  const before = text.slice(from, start);
  const pipe = before.lastIndexOf('|');
  if (pipe < 0) return null;
  const written = before.slice(0, pipe).trimEnd();
  let at = -1;
  for (const match of written.matchAll(ECHO)) at = match.index + match[0].length;
  const word = at < 0 ? '' : written.slice(at);
  const quoted = /^(["'])(.*)\1$/s.exec(word);
  const secret = quoted?.[2] ?? word;
  if (!isSecretValue(secret) || /[|;&\n]/.test(secret)) return null;
  const begin = from + at + (quoted ? 1 : 0);
  // Of `user:password` the user stays.
  const behind = text.startsWith('chpasswd', start) ? secret.indexOf(':') + 1 : 0;
  return { start: begin + behind, end: begin + secret.length, kind: 'password' };
}
