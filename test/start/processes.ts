import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Command lines of the processes of this machine that are not just waiting for their parent to notice their end. */
export function runningProcesses(): ReadonlyMap<number, string> {
  const entries = existsSync('/proc/self/stat') ? fromProc() : fromPs();
  return new Map(entries);
}

/** Whether a process with this id runs. */
export function isRunning(pid: number | null): boolean {
  return pid !== null && runningProcesses().has(pid);
}

function fromProc(): [number, string][] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid): [number, string][] => {
    try {
      const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return state === 'Z' ? [] : [[Number(pid), command]];
    } catch {
      return [];
    }
  });
}

function fromPs(): [number, string][] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,stat=,command='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line): [number, string][] => {
    const [, pid, state = '', command = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || state.startsWith('Z') ? [] : [[Number(pid), command]];
  });
}
