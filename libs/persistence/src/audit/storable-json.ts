/**
 * A value as it will be read again from Postgres: JSON only, and without what its text types can't hold (NUL and lone
 * surrogates become U+FFFD, in names too). Hashing this, a stored event verifies; storing it, a strange text can't block
 * the audit.
 */
export function storableJson<T>(value: T): T {
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return storableText(part);
    return isObject(part) && Object.keys(part).some(isStrange) ? withStorableNames(part) : part;
  });
  return JSON.parse(text) as T;
}

const STRANGE = /\p{Surrogate}|\0/u;

function isStrange(text: string): boolean {
  return STRANGE.test(text);
}

function storableText(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function withStorableNames(part: object): object {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [storableText(name), value as unknown]),
  );
}
