/** Hashes are whole numbers below this: 48 bits, which fit a double and six bytes. */
export const HASH_RANGE = 2 ** 48;

/**
 * A well-mixed 48-bit hash of a text, the same in every process. It tells commands apart; it protects nothing.
 */
export function textHash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high & 0xffff) * 2 ** 32 + (low >>> 0);
}
