import type { PolicyAction } from './action.js';
import { canonicalJson } from './canonical-json.js';
import { DEFAULT_SHELL_TOOLS } from './decision.js';

/**
 * The text of an action: its command, with its arguments. A shell tool's array of arguments is appended as shell words
 * (quoted where needed); anything else as canonical JSON, for a shell tool as one quoted word. Empty arguments add nothing.
 * @throws what `canonicalJson` throws, for arguments that JSON can't write
 */
export function commandText(
  action: PolicyAction,
  shellTools: readonly string[] = DEFAULT_SHELL_TOOLS,
): string {
  const { command, args } = action;
  if (args === undefined || args === null) return command;
  const isShell = shellTools.includes(action.tool);
  if (isShell && isArray(args)) {
    return [
      command,
      ...args.map((arg) => shellWord(typeof arg === 'string' ? arg : canonicalJson(arg))),
    ].join(' ');
  }
  if (isArray(args) ? args.length === 0 : Object.keys(args).length === 0) return command;
  const json = canonicalJson(args);
  return `${command} ${isShell ? shellWord(json) : json}`;
}

function isArray(args: object): args is readonly unknown[] {
  return Array.isArray(args);
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
