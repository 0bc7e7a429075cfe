import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './run-command.js';

/**
 * Ends a server that an earlier, killed process left running on `folder`, if `pid` is really that server: a process
 * whose working folder it is, since pids are used again. Resolves true when nothing of it is left.
 */
export async function endLeftover(pid: number, folder: string, gentle: NodeJS.Signals): Promise<boolean> {
  const signals: readonly NodeJS.Signals[] = [gentle, 'SIGKILL'];
  for (const signal of signals) {
    if (!(await worksIn(pid, folder))) return true;
    if (!send(pid, signal)) return false;
    for (let waited = 0; waited < 6_000 && (await worksIn(pid, folder)); waited += 50) await sleep(50);
  }
  return !(await worksIn(pid, folder));
}

/** The process id in the first line of a pid file, or undefined without one. */
export function readPidFile(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const place = realpathSync(folder);
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === place;
    } catch {
      return false;
    }
  }
  const { output } = await runCommand('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']);
  return output.split('\n').includes(`n${place}`);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
