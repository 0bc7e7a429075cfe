import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');

/** Where the process finds its stores. */
export interface WorkerStores {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
}

/** The built policy worker as a process of its own. It ends with this one. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor({ databaseUrl, redisUrl, redisPrefix }: WorkerStores) {
    this.child = fork(join(PROJECT, 'apps/policy-worker/dist/bundle/main.js'), {
      env: {
        PATH: process.env['PATH'],
        ...{ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix },
        LOG_LEVEL: 'silent',
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.ended = once(this.child, 'exit');
  }

  /** Has it stand still, until it is killed. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** `kill -9`: it can do nothing about it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
