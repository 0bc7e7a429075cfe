import { endOf, isBlank } from './characters.js';
import { LiteralFinder } from './literal-finder.js';
import { endOfMark, MARK_START, markOf } from './mark.js';
import { namedValue } from './named-value.js';
import { pipedSecret } from './piped-secret.js';
import { PROGRAM_NAMES, secretOption, takesSecrets } from './secret-options.js';
import type { Span } from './span.js';
import { bearerSpan, jwtSpan, privateKeySpan, telegramSpan, tokenSpan } from './token-span.js';
import { TOKEN_SHAPES } from './token-shapes.js';
import { urlPassword } from './url-password.js';
import { isSecretValue, valueSpan } from './value-span.js';

/** Finds the secret that a literal stands for, from where the literal begins to behind it. */
type Look = (scan: TextScan, start: number, end: number) => Span | null;

/** What names of secrets have in them. */
const NAME_PARTS = [
  ...[
    'pass',
    'pwd',
    'secret',
    'token',
    'apikey',
    'api_key',
    'api-key',
    'accesskey',
    'access_key',
    'access-key',
  ],
  ...[
    'privatekey',
    'private_key',
    'private-key',
    'accountkey',
    'account_key',
    'account-key',
    'authkey',
    'auth_key',
  ],
  ...[
    'auth-key',
    'signing_key',
    'signing-key',
    'signingkey',
    'encryption_key',
    'encryption-key',
    'encryptionkey',
  ],
  ...[
    'master_key',
    'master-key',
    'masterkey',
    'service_key',
    'subscription-key',
    'subscription_key',
    'credential',
  ],
  ...['signature', 'sig=', 'authorization', 'cookie', 'aws_'],
];

/** What takes a secret from a pipe. */
const PIPE_ENDS = [
  'sudo -s',
  'sudo --stdin',
  '--password-stdin',
  'chpasswd',
  '--with-token',
  '--passphrase-fd',
  'passwd --stdin',
];

const LOOKS: readonly (readonly [literal: string, look: Look])[] = [
  ...NAME_PARTS.map(
    (part) => [part, ({ text }: TextScan, start: number) => namedValue(text, start)] as const,
  ),
  ...TOKEN_SHAPES.map(
    (shape) => [shape.begins, ({ text }: TextScan, start: number) => tokenSpan(text, start, shape)] as const,
  ),
  ...PIPE_ENDS.map(
    (end) => [end, ({ text, done }: TextScan, start: number) => pipedSecret(text, done, start)] as const,
  ),
  ...PROGRAM_NAMES.map(
    (name) => [name, (scan: TextScan, start: number, end: number) => scan.startProgram(start, end)] as const,
  ),
  [' -', (scan, _, end) => scan.optionOfProgram(end - 1)],
  ['://', ({ text }, _, end) => urlPassword(text, end)],
  ['eyJ', ({ text }, start) => jwtSpan(text, start)],
  ['bearer ', ({ text }, start) => bearerSpan(text, start)],
  [':AA', ({ text }, start) => telegramSpan(text, start)],
  ['identified by ', ({ text }, _, end) => quotedPassword(text, end)],
  ['-----BEGIN ', ({ text }, start) => privateKeySpan(text, start)],
  [MARK_START, (scan, start) => scan.skipMark(start)],
];

const FINDER = new LiteralFinder(LOOKS.map(([literal]) => literal));
const LENGTHS = LOOKS.map(([literal]) => literal.length);

/** Quotes, and what begins a variable or a command's output: they end a word for our purposes, and are a part of it. */
const GLUED = '"\'$`';

/** One pass over a text. Every character costs one look-up; what is found is read from there on, and passed over. */
export class TextScan {
  /** Up to here everything is decided. */
  done = 0;
  private copied = 0;
  private written = '';
  private program = '';
  private programEnd = 0;

  constructor(readonly text: string) {}

  /** The text with marks for its secrets; of a longer one at least so many characters, and maybe no more. */
  redacted(enough: number): string {
    const { text } = this;
    const { next, classes, width, firstFound } = FINDER;
    let state = 0;
    let at = 0;
    for (let limit = enough; at < text.length && at <= limit; at += 1) {
      const code = text.charCodeAt(at);
      state = next[state * width + (code < 128 ? (classes[code] ?? 0) : 0)] ?? 0;
      if (state < firstFound) continue;
      const before = this.done;
      this.look(state, at + 1);
      if (this.done === before) continue;
      at = this.done - 1;
      state = 0;
      limit = enough + this.copied - this.written.length;
    }
    return at === text.length && this.copied === 0 ? text : this.written + text.slice(this.copied, at);
  }

  /** Notes the program whose options come; it runs to the end of its command. */
  startProgram(start: number, end: number): null {
    const { text } = this;
    if (!isWord(text, start, end)) return null;
    const name = text.slice(start, end).toLowerCase();
    if (start >= this.programEnd) {
      this.programEnd = endOf(text, end, '\n;|&');
      this.program = '';
    }
    const rest = text.slice(end, Math.min(this.programEnd, end + 200));
    if (takesSecrets(name, rest.split(/\s+/))) this.program = name;
    return null;
  }

  /** The secret of an option of the program that runs here. */
  optionOfProgram(start: number): Span | null {
    if (this.program === '' || start >= this.programEnd) return null;
    const { text } = this;
    const end = endOf(text, start, ` \t\r\n;&|<>()${GLUED}`);
    const isGlued = end < text.length && GLUED.includes(text.charAt(end));
    const option = secretOption(this.program, `${text.slice(start, end)}${isGlued ? '?' : ''}`);
    if (option === null) return null;
    let from = option.at === null ? end : start + option.at;
    if (option.at === null) while (isBlank(text.charCodeAt(from))) from += 1;
    const value = text.charAt(from) === '-' && option.at === null ? null : valueSpan(text, from);
    if (value === null) return null;
    const word = text.slice(value.start, value.end);
    const before = option.behind === '' ? 0 : word.indexOf(option.behind) + 1;
    const isOther = (option.behind !== '' && before === 0) || /^\d+:\d+$/.test(word);
    if (isOther || !isSecretValue(word.slice(before))) return null;
    return { start: value.start + before, end: value.end, kind: 'password' };
  }

  /** Leaves a mark as it is, which makes redacting twice the same as once. */
  skipMark(start: number): null {
    this.done = Math.max(this.done, endOfMark(this.text, start));
    return null;
  }

  private look(state: number, end: number): void {
    for (const number of FINDER.foundAt(state)) {
      const start = end - (LENGTHS[number] ?? 0);
      const span = start < this.done ? null : (LOOKS[number]?.[1](this, start, end) ?? null);
      if (span === null || span.start < this.done) continue;
      this.written += this.text.slice(this.copied, span.start) + markOf(span.kind);
      this.copied = span.end;
      this.done = span.end;
    }
  }
}

function isWord(text: string, start: number, end: number): boolean {
  return ` \t\n/"'(\`;|&`.includes(text.charAt(start - 1)) && ` \t\n"'`.includes(text.charAt(end));
}

/** `IDENTIFIED BY 'secret'`. */
function quotedPassword(text: string, start: number): Span | null {
  const value = /["']/.test(text.charAt(start)) ? valueSpan(text, start) : null;
  if (value === null || !isSecretValue(text.slice(value.start, value.end))) return null;
  return { start: value.start, end: value.end, kind: 'password' };
}
