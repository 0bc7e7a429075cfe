import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_OUTPUT = 64 * 1_024 * 1_024;

/** Runs a program to its end and reads its last line as JSON. @throws Error with what it wrote when it fails */
export async function runJson<T>(file: string, args: readonly string[]): Promise<T> {
  const { stdout } = await run(file, args, { maxBuffer: MOST_OUTPUT });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
