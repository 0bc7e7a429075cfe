import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOG_LIMIT_BYTES = 20_000_000;
const LAST_LINES = 20;

/** What one process of an app is run with. */
export interface AppProcessOptions {
  /** The script to run. */
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its output goes, appended; begun anew when it has grown over 20 MB. */
  readonly logFile: string;
}

/** How a process ended. */
export interface AppExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * One process of an app, in a session of its own, so that Ctrl-C in a terminal reaches only the launcher, and with an
 * IPC channel, by which it says that it is ready and learns that its launcher is gone.
 */
export class AppProcess {
  readonly exited: Promise<AppExit>;
  private readonly child: ChildProcess;
  private readonly logStart: number;
  private exit: AppExit | undefined;

  constructor(private readonly options: AppProcessOptions) {
    mkdirSync(dirname(options.logFile), { recursive: true });
    this.logStart = prepareLog(options.logFile);
    const log = openSync(options.logFile, 'a', 0o600);
    this.child = fork(options.script, [], {
      env: { ...options.env },
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: ['--enable-source-maps'],
    });
    closeSync(log);
    this.exited = new Promise((resolve) => {
      const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
        this.exit = { code, signal };
        resolve(this.exit);
      };
      this.child.once('exit', finish);
      this.child.once('error', () => finish(null, null));
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Resolves with the app's address, if it has one, when it says that it is ready and its `/readyz` agrees. */
  async ready(withinMs: number): Promise<{ readonly url: string | undefined } | undefined> {
    const deadline = Date.now() + withinMs;
    const message = new Promise<{ url: string | undefined }>((resolve) => {
      this.child.on('message', (sent: { type?: string; url?: string }) => {
        if (sent.type === 'ready') resolve({ url: sent.url });
      });
    });
    const ended = Promise.race([this.exited, sleep(withinMs, undefined, { ref: false })]);
    const said = await Promise.race([message, ended.then(() => undefined)]);
    const hasTime = (): boolean => this.exit === undefined && Date.now() < deadline;
    while (said?.url !== undefined && hasTime()) {
      if (await answersReady(said.url)) return said;
      await sleep(50);
    }
    return hasTime() ? said : undefined;
  }

  /** The last lines that this process has written. */
  lastLines(): string {
    const written = readFileSync(this.options.logFile).subarray(this.logStart).toString();
    return written.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  }

  /** Asks the process to finish; one that has not within the time is killed. Resolves when it is gone. */
  async stop(withinMs: number): Promise<void> {
    if (this.exit !== undefined || this.pid === 0) return;
    this.child.kill('SIGTERM');
    const lastResort = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    await this.exited;
    clearTimeout(lastResort);
  }
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function prepareLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT_BYTES) return size;
  truncateSync(file);
  return 0;
}
