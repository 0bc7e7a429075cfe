/** Two hashes in order as one, of 32 bits. */
export function mixedHash(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 15), 0x9e3779b1) + other;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
