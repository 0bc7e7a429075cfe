import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { ServerAccount } from './postgres/server-account.js';

const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Waits until its standard input closes, which the death of our process does even by SIGKILL, then ends the
 * server: pid, grace in seconds (for the apps to finish first), signal, folders to remove.
 */
const WATCHDOG = `cat >/dev/null; sleep "$2"; server=$1; kill -"$3" "$server" 2>/dev/null; shift 3
n=0; while kill -0 "$server" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
kill -KILL "$server" 2>/dev/null; rm -rf "$@" || { sleep 2; rm -rf "$@"; }`;

/** How a server is run and ended. */
export interface ServerProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly account: ServerAccount | undefined;
  /** Where its output goes; begun anew when it has grown over 10 MB. */
  readonly logFile: string;
  /** Written to its standard input. */
  readonly input?: string;
  /** Signals that end it, each with the milliseconds to wait before the next. SIGKILL comes last by itself. */
  readonly stopSignals: readonly (readonly [NodeJS.Signals, number])[];
  /** Folders that are removed when the server has been stopped, or when our process died. */
  readonly removeAfterwards: readonly string[];
}

/**
 * A server in a session of its own, so that Ctrl-C in a terminal reaches only the process that stops it in order,
 * and with a watchdog, so that it does not outlive that process.
 */
export class ServerProcess {
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private readonly logStart: number;
  private watchdog: ChildProcess | undefined;
  private alive = true;

  constructor(private readonly options: ServerProcessOptions) {
    this.logStart = prepareLog(options.logFile);
    const log = openSync(options.logFile, 'a', 0o600);
    this.child = spawn(options.command, options.args, {
      cwd: '/',
      env: options.env,
      detached: true,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', log, log],
      ...(options.account ? { uid: options.account.uid, gid: options.account.gid } : {}),
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      const finish = (): void => {
        this.alive = false;
        this.endWatchdog();
        resolve();
      };
      this.child.once('exit', finish);
      this.child.once('error', finish);
    });
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(options.input);
    this.startWatchdog();
  }

  /** The process id, or 0 when the command could not be run. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.alive && this.pid > 0;
  }

  /** What the server has written since this process started it. */
  output(): string {
    return readFileSync(this.options.logFile).subarray(this.logStart).toString().trim();
  }

  /** Ends the server and resolves when it is gone. */
  async stop(): Promise<void> {
    const steps = [...this.options.stopSignals, ['SIGKILL', 60_000] as const];
    for (const [signal, patienceMs] of steps) {
      if (!this.running) break;
      this.child.kill(signal);
      await endsWithin(this.ended, patienceMs);
    }
    this.endWatchdog();
    // A server that had to be killed may have children that write on for a moment.
    const persistent = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 };
    for (const folder of this.options.removeAfterwards) await rm(folder, persistent);
  }

  private startWatchdog(): void {
    const signal = this.options.stopSignals[0]?.[0] ?? 'SIGTERM';
    const folders = this.options.removeAfterwards;
    if (this.pid === 0) return;
    const graceSeconds = folders.length === 0 ? '2' : '0';
    const args = [String(this.pid), graceSeconds, signal.replace('SIG', ''), ...folders];
    this.watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'bylaw-watchdog', ...args], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.watchdog.on('error', () => undefined);
    this.watchdog.unref();
  }

  private endWatchdog(): void {
    const pid = this.watchdog?.pid;
    this.watchdog?.stdin?.destroy();
    this.watchdog = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}

async function endsWithin(ended: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([ended, time]);
  clearTimeout(timer);
}

function prepareLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT_BYTES) return size;
  truncateSync(file);
  return 0;
}
