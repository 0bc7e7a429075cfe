import canonicalize from 'canonicalize';

/**
 * The RFC 8785 canonical JSON of a value: same value, same text.
 * @throws TypeError for what JSON has no text for (undefined, functions, NaN), RangeError for nesting beyond the stack.
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
  return text;
}

/** The package is CommonJS whose typings name a default export: NodeNext sees the namespace, the runtime the function. */
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;
