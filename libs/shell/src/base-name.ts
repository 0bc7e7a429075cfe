import { SLASH } from './characters.js';

/** What stands behind the last `/` of a path. */
export function baseName(path: string): string {
  let at = path.length;
  while (at > 0 && path.charCodeAt(at - 1) !== SLASH) at -= 1;
  return at === 0 ? path : path.slice(at);
}
