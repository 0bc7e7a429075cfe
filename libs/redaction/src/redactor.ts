import { cutText } from './cut-text.js';
import { markOf } from './mark.js';
import { redactText } from './redact-text.js';
import { secretKindOf } from './secret-name.js';
import { secretOption, takesSecrets } from './secret-options.js';
import { isSecretValue } from './value-span.js';

/** More of an output than is kept is looked at, so that what is cut off is no secret's beginning. */
const LOOK_AHEAD = 1_024;

/** What an action says that may hold secrets. */
export interface RedactedParts<A> {
  readonly command: string;
  readonly args: A;
  readonly cwd: string | null;
  readonly metadata: Record<string, unknown> | null;
}

/** Makes what an agent or a file says into what is stored of it. Nothing is redacted when it is off. */
export class Redactor {
  constructor(private readonly isOn: boolean) {}

  /** A text without its secrets. */
  text<T extends string | null>(text: T): T {
    return text !== null && this.isOn ? (redactText(text) as T) : text;
  }

  /** A command with what belongs to it, without secrets. */
  action<A extends string[] | Record<string, unknown> | null>(parts: RedactedParts<A>): RedactedParts<A> {
    if (!this.isOn) return parts;
    const { command, args, cwd, metadata } = parts;
    return {
      command: redactText(command),
      args: (Array.isArray(args) ? redactWords(args, command) : redactJson(args)) as A,
      cwd: this.text(cwd),
      metadata: this.metadata(metadata),
    };
  }

  /** Metadata without its secrets: what is a secret by its key, and those in texts. */
  metadata(metadata: Record<string, unknown> | null): Record<string, unknown> | null {
    return this.isOn ? (redactJson(metadata) as Record<string, unknown> | null) : metadata;
  }

  /** An output without its secrets, and cut to at most `maxBytes` of UTF-8 with a mark that says so. */
  output(text: string | null, maxBytes: number): string | null {
    if (text === null) return null;
    const bytes = text.length * 3 <= maxBytes ? undefined : Buffer.byteLength(text);
    return cutText(this.isOn ? redactText(text, maxBytes + LOOK_AHEAD) : text, maxBytes, bytes);
  }
}

/** The value itself when there is nothing to redact in it, as there mostly is not. */
function redactJson(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]): [string, unknown] => [
    redactText(key),
    redactHeld(kindOfKey(key), held),
  ]);
  const isChanged = Object.keys(value).some((key, index) => {
    const [newKey, held] = entries[index] ?? [];
    return newKey !== key || held !== (value as Record<string, unknown>)[key];
  });
  return isChanged ? Object.fromEntries(entries) : value;
}

/** What was found of keys, which are the same ones again and again. */
const KINDS = new Map<string, string | null>();
const MAX_KINDS = 2_000;

function kindOfKey(key: string): string | null {
  const known = KINDS.get(key);
  if (known !== undefined) return known;
  const kind = secretKindOf(key);
  if (KINDS.size < MAX_KINDS && key.length <= 64) KINDS.set(key, kind);
  return kind;
}

/** What a key holds that may say by its name that it is a secret. */
function redactHeld(kind: string | null, held: unknown): unknown {
  if (kind === null || kind === 'signature') return redactJson(held);
  if (typeof held === 'string') return redactWhole(held, kind);
  if (typeof held === 'number' && kind === 'password') return markOf(kind);
  return Array.isArray(held) ? held.map((item: unknown) => redactHeld(kind, item)) : redactJson(held);
}

function redactWhole(text: string, kind: string): string {
  const [scheme = ''] =
    kind === 'authorization' ? (/^[A-Za-z0-9-]+ +(?=\S)/.exec(text.slice(0, 60)) ?? []) : [];
  return isSecretValue(text.slice(scheme.length)) ? scheme + markOf(kind) : redactText(text);
}

/** What the next word is. */
interface Expected {
  readonly kind: string;
  /** What stands before the secret in it. */
  readonly after: string;
}

/** Words as a shell hands them over: without quotes, so that a value may hold white space. */
function redactWords(words: readonly unknown[], command: string): unknown[] {
  let program = nameOf(command);
  let expected: Expected | null = null;
  return words.map((word) => {
    if (typeof word !== 'string') return redactJson(word);
    const here = expected;
    expected = null;
    if (here !== null && !word.startsWith('-')) return redactBehind(word, 0, here);
    if (takesSecrets(nameOf(word), words)) program = nameOf(word);
    const option = word.startsWith('-') && takesSecrets(program, words) ? secretOption(program, word) : null;
    const password = { kind: 'password', after: option?.behind ?? '' };
    if (option?.at === null) expected = password;
    else if (option) return redactBehind(word, option.at, password);
    const [, name = '', sign = ''] = /^(-{0,2}[A-Za-z_][\w.-]{0,63})(=?)/.exec(word) ?? [];
    const kind = name === '' ? null : secretKindOf(name);
    if (kind !== null && sign === '=') return redactBehind(word, name.length + 1, { kind, after: '' });
    if (kind !== null && name === word && name.startsWith('-')) expected = { kind, after: '' };
    return redactText(word);
  });
}

function redactBehind(word: string, from: number, { kind, after }: { kind: string; after: string }): string {
  const start = after === '' ? from : word.indexOf(after, from) + 1;
  const isNone = start < from || (after !== '' && start === 0) || !isSecretValue(word.slice(start));
  return isNone ? redactText(word) : word.slice(0, start) + markOf(kind);
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
