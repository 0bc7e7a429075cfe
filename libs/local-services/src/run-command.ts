import { spawn } from 'node:child_process';
import type { ServerAccount } from './postgres/server-account.js';

/** How to run a command; `account` only as root. */
export interface CommandOptions {
  readonly account?: ServerAccount | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Takes what the command writes, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** What came of a command: `code` is -1 when it could not be run at all; `output` is stdout and stderr. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end without input. Never rejects: a command that can't be run has the code -1. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: options.cwd ?? '/',
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.account ? { uid: options.account.uid, gid: options.account.gid } : {}),
    });
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      options.onOutput?.(chunk.toString());
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: -1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}
