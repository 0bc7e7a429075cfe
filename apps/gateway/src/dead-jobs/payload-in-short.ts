import { Redactor, secretKindOf } from '@bylaw/redaction';

const TEXT_CHARACTERS = 80;
const ITEMS = 2;
const KEYS = 20;
const DEPTH = 4;
const ALL_CHARACTERS = 1_000;
/** More of a text than is shown is looked at, so that what is cut off is no secret's beginning. */
const LOOK_AHEAD = 1_024;

/** What is shown has no secrets, also where `REDACTION` lets them be recorded. */
const redactor = new Redactor(true);

/**
 * The start of what a job carries, for a person to recognise it: its first items and texts, cut, without secrets (I12).
 * What is no JSON is said to be none, and not shown.
 */
export function payloadInShort(json: string): string {
  let payload: unknown;
  try {
    payload = JSON.parse(json);
  } catch {
    return '(not JSON)';
  }
  return cut(JSON.stringify(shortened(payload, 0)), ALL_CHARACTERS);
}

/** A text of at most `characters`, without the secrets that are in it. */
export function textInShort(text: string, characters: number): string {
  return cut(redactor.text(text.slice(0, characters + LOOK_AHEAD)), characters);
}

function shortened(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return textInShort(value, TEXT_CHARACTERS);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '…';
  if (Array.isArray(value)) {
    const first: unknown[] = value.slice(0, ITEMS).map((item) => shortened(item, depth + 1));
    return value.length > ITEMS ? [...first, `… ${value.length - ITEMS} more`] : first;
  }
  const entries = Object.entries(withoutSecretWords(value));
  const shown = entries
    .slice(0, KEYS)
    .map(([key, item]) => [
      textInShort(key, TEXT_CHARACTERS),
      hidden(key, item) ?? shortened(item, depth + 1),
    ]);
  if (entries.length > KEYS) shown.push(['…', `${entries.length - KEYS} more`]);
  return Object.fromEntries(shown);
}

/** What stands in the place of a value that is a secret by its name, whatever its form; the hashes of tokens are as good. */
function hidden(key: string, value: unknown): string | null {
  const kind = key.toLowerCase() === 'hash' ? 'hash' : secretKindOf(key);
  return kind === null || value === null ? null : `[redacted:${kind}]`;
}

/** Of an action, which words are secrets can be told by the command and those before them. */
function withoutSecretWords(value: object): object {
  const { command, args } = value as { readonly command?: unknown; readonly args?: unknown };
  if (typeof command !== 'string' || !Array.isArray(args)) return value;
  const words = args.slice(0, ITEMS) as string[];
  const parts = {
    command: command.slice(0, TEXT_CHARACTERS + LOOK_AHEAD),
    args: words,
    cwd: null,
    metadata: null,
  };
  return { ...value, args: [...redactor.action(parts).args, ...(args.slice(ITEMS) as unknown[])] };
}

/** Cuts between characters, not between the halves of one. */
function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const start = text.slice(0, characters - 1);
  return `${/[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start}…`;
}
