import { NameSet } from './name-set.js';

/** Keywords after which a command starts, or a compound command has ended. */
export const SKIPPED_KEYWORDS: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'do', '!']);

/** What is no program where a command starts. */
export const KEYWORDS = new NameSet([
  ...SKIPPED_KEYWORDS,
  ...['{', '}', 'if', 'fi', 'while', 'until', 'for', 'select', 'done', 'case', 'esac', 'function', '[['],
  ...['time', 'coproc'],
]);
