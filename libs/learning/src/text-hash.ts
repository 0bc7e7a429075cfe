/** Hashes are whole numbers below this: 48 bits, which fit a double and six bytes. */
export const HASH_RANGE = 2 ** 48;

const HIGH = 0xdeadbeef;
const LOW = 0x41c6ce57;
const HIGH_FACTOR = 2654435761;
const LOW_FACTOR = 1597334677;

/**
 * A well-mixed 48-bit hash of a text, the same in every process. It tells commands apart; it protects nothing.
 */
export function textHash(text: string): number {
  let high = HIGH;
  let low = LOW;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, HIGH_FACTOR);
    low = Math.imul(low ^ code, LOW_FACTOR);
  }
  return mixed(high, low);
}

/** `textHash` of the text that consists of the first `length` of these UTF-16 codes. */
export function codesHash(codes: Uint16Array, length: number): number {
  let high = HIGH;
  let low = LOW;
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] ?? 0;
    high = Math.imul(high ^ code, HIGH_FACTOR);
    low = Math.imul(low ^ code, LOW_FACTOR);
  }
  return mixed(high, low);
}

function mixed(one: number, other: number): number {
  const high = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const low = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high & 0xffff) * 2 ** 32 + (low >>> 0);
}
