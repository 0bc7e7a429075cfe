import { programsOnPath } from './is-executable.js';

/**
 * How the person installs something with the package manager that this system has, as a sentence without its end;
 * `undefined` when it has none of them. `commands` are pairs of a package manager and its command, the best first.
 */
export function installRemedy(
  commands: readonly (readonly [string, string])[],
  searchPath: string,
): string | undefined {
  const found = commands.find(([tool]) => programsOnPath(tool, searchPath).length > 0);
  if (!found) return undefined;
  const rights = process.getuid?.() === 0 || found[0] === 'brew' ? '' : 'sudo ';
  return `Install it with \`${rights}${found[1]}\``;
}
