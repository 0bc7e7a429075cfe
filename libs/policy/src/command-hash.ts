import { hash } from 'node:crypto';
import type { PolicyAction } from './action.js';
import { canonicalJson } from './canonical-json.js';

/**
 * What a review verdict binds to: SHA-256, in hex, over the canonical JSON of `{tool, command, args}`.
 * @throws what `canonicalJson` throws, for arguments that JSON can't write
 */
export function commandHash(action: PolicyAction): string {
  const { tool, command, args } = action;
  return hash(
    'sha256',
    (args ?? null) === null ? withoutArguments(tool, command) : canonicalJson({ tool, command, args }),
  );
}

/** The same canonical JSON, of what nearly every action is: keys in order, texts as JSON has them (RFC 8785). */
function withoutArguments(tool: string, command: string): string {
  return `{"args":null,"command":${JSON.stringify(command)},"tool":${JSON.stringify(tool)}}`;
}
