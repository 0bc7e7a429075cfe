import { textHash } from './text-hash.js';
import { MAX_GRAM, isCandidate } from './term.js';
import { tokenise, type Token } from './tokenise.js';

/** Terms fall into this many buckets. */
export const BUCKETS = 2 ** 22;

/**
 * Calls `visit` for every n-gram of a text, from token `start` up to `end`, with its bucket: most n-grams are turned
 * away by their bucket alone, before the term itself is written out.
 */
export function visitGrams(
  tokens: readonly Token[],
  visit: (bucket: number, start: number, end: number) => void,
): void {
  const hashes = tokens.map((token) => textHash(token.text) | 0);
  for (let start = 0; start < tokens.length; start += 1) {
    let hash = 0;
    const last = Math.min(tokens.length, start + MAX_GRAM);
    for (let end = start; end < last; end += 1) {
      hash = Math.imul(hash ^ (hashes[end] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
      visit((hash >>> 0) % BUCKETS, start, end + 1);
    }
  }
}

/** The buckets of all terms of the texts that may become a rule, each once. */
export function candidateBuckets(texts: readonly string[]): Set<number> {
  const buckets = new Set<number>();
  for (const text of texts) {
    const tokens = tokenise(text);
    visitGrams(tokens, (bucket, start, end) => {
      if (!buckets.has(bucket) && isCandidate(tokens.slice(start, end))) buckets.add(bucket);
    });
  }
  return buckets;
}
