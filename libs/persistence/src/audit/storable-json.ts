/**
 * A value as it will be read again from Postgres: JSON only, and without what its text types can't hold (NUL and lone
 * surrogates become U+FFFD). Hashing this, a stored event verifies; storing it, a strange text can't block the audit.
 */
export function storableJson<T>(value: T): T {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
  return JSON.parse(text) as T;
}

function storableText(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
}
