import { readFileSync, writeFileSync } from 'node:fs';
import { CommandFailure } from '../command-failure.js';

/** @throws CommandFailure when the file can't be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${file} can't be read: ${(error as Error).message}.`);
  }
}

/** @throws CommandFailure when the file can't be written */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandFailure(`${file} can't be written: ${(error as Error).message}.`);
  }
}
