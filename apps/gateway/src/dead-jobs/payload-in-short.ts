const TEXT_CHARACTERS = 80;
const ITEMS = 2;
const KEYS = 20;
const DEPTH = 4;
const ALL_CHARACTERS = 1_000;
const HIDDEN = '(hidden)';

const SECRET_KEY =
  /(token|secret|passw(or)?d|credentials?|authorization|cookie|api_?key|private_?key)$|^hash$/i;
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(bylaw_[a-z]+_)[\w-]+/g, `$1${HIDDEN}`],
  [/\b(bearer|basic)\s+[^\s"']+/gi, `$1 ${HIDDEN}`],
];

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

/** A text of at most `characters`, without secrets that show by their form. */
export function textInShort(text: string, characters: number): string {
  return cut(
    SECRETS.reduce((shown, [secret, hidden]) => shown.replace(secret, hidden), text),
    characters,
  );
}

function shortened(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return textInShort(value, TEXT_CHARACTERS);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '…';
  if (Array.isArray(value)) {
    const first: unknown[] = value.slice(0, ITEMS).map((item) => shortened(item, depth + 1));
    return value.length > ITEMS ? [...first, `… ${value.length - ITEMS} more`] : first;
  }
  const entries = Object.entries(value);
  const shown = entries
    .slice(0, KEYS)
    .map(([key, item]) => [
      textInShort(key, TEXT_CHARACTERS),
      SECRET_KEY.test(key) ? HIDDEN : shortened(item, depth + 1),
    ]);
  if (entries.length > KEYS) shown.push(['…', `${entries.length - KEYS} more`]);
  return Object.fromEntries(shown);
}

/** Cuts between characters, not between the halves of one. */
function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const start = text.slice(0, characters - 1);
  return `${/[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start}…`;
}
