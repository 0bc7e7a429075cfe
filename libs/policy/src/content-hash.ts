import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Diff } from './diff.js';
import { normalizeDiff } from './normalize-diff.js';

/**
 * The identity of a diff's content: SHA-256, in hex, over the canonical JSON of the normalised `{add, remove}`. Where it
 * comes from (`meta`), and the order in which rules are listed, make no difference.
 */
export function contentHash(diff: Diff): string {
  const { add, remove } = normalizeDiff(diff);
  const rules = add.map((rule) => canonicalJson(rule)).sort();
  return createHash('sha256')
    .update(
      canonicalJson({ add: rules.map((text) => JSON.parse(text) as unknown), remove: [...remove].sort() }),
    )
    .digest('hex');
}
