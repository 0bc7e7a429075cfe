import canonicalize from 'canonicalize';

/**
 * The RFC 8785 canonical JSON of a value: same value, same text. Numbers are written as ECMAScript writes them, names are
 * sorted by their UTF-16 code units.
 * @throws TypeError for what has no such text (undefined, functions, NaN, half of a surrogate pair), RangeError for nesting
 *   beyond the stack.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = serialize(value);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new TypeError('the value has no JSON text', { cause: error });
  }
  if (text === undefined) throw new TypeError('the value has no JSON text');
  // The package writes such a text, with an escape; the standard has it refused (3.2.2.2).
  if (text.includes('\\ud') && LONE_SURROGATE.test(text))
    throw new TypeError('half of a surrogate pair has no canonical JSON text');
  return text;
}

/** An escape that `JSON.stringify` writes of nothing else; its backslash is not itself escaped. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** The package is CommonJS whose typings name a default export: NodeNext sees the namespace, the runtime the function. */
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;
