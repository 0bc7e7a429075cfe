import { readFileSync } from 'node:fs';
import { CommandFailure } from '../command-failure.js';

/** @throws CommandFailure when the file can't be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandFailure(
      code === 'EISDIR' ? `${file} is a folder, not a file.` : `${file} can't be read: ${message}.`,
    );
  }
}
