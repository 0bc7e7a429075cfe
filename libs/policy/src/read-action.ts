import { canonicalForms, type CanonicalLine } from '@bylaw/shell';
import type { PolicyAction } from './action.js';
import { commandText } from './command-text.js';
import type { PolicySettings } from './decision.js';

/** What of an action rules are matched against: read once, for any number of policies that read alike. */
export interface ReadAction {
  readonly tool: string;
  /** The command with its arguments, as sent. */
  readonly text: string;
  /** What the line would run; null for a tool that is no shell. */
  readonly line: CanonicalLine | null;
}

/**
 * Reads an action as policies with these settings do.
 * @throws what `commandText` throws, for arguments that JSON can't write
 */
export function readAction(action: PolicyAction, { shellTools }: PolicySettings): ReadAction {
  const { tool } = action;
  const text = commandText(action, shellTools);
  return { tool, text, line: shellTools.includes(tool) ? canonicalForms(text) : null };
}
