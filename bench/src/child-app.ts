import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** A process of ours that says when it is ready, and ends when it is told to, or with us. */
export class ChildApp {
  private constructor(
    private readonly child: ChildProcess,
    /** Its address; empty for one that listens to nobody. */
    readonly url: string,
  ) {}

  /** @throws Error that names the log when it does not get ready. */
  static async start(script: string, env: NodeJS.ProcessEnv, logFile: string): Promise<ChildApp> {
    const log = openSync(logFile, 'a');
    const child = fork(script, [], { env: { ...process.env, ...env }, stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    const url = await new Promise<string>((resolve, reject) => {
      const fail = (): void => {
        child.kill('SIGKILL');
        reject(new Error(`${script} did not get ready: see ${logFile}`));
      };
      const timer = setTimeout(fail, READY_WITHIN_MS);
      child.once('exit', fail);
      child.on('message', (message: { type?: string; url?: string }) => {
        if (message.type !== 'ready') return;
        clearTimeout(timer);
        child.off('exit', fail);
        resolve(message.url ?? '');
      });
    });
    return new ChildApp(child, url);
  }

  /** Its process id. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const lastResort = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(lastResort);
  }
}
