import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether the file can be run by us. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Every program of that name that can be run, in the order of the search path (written as the variable PATH is). */
export function programsOnPath(name: string, searchPath: string): string[] {
  return searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}
