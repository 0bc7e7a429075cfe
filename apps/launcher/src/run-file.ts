import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AppName } from './app-names.js';

/** What scripts and tests learn about the running system. */
export interface RunState {
  readonly gatewayUrl: string;
  readonly hubUrls: readonly string[];
  readonly adminToken: string;
  readonly enrolmentToken: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** Process ids; null for a Postgres or Redis that was there before. */
  readonly pids: Readonly<Record<AppName, readonly number[]>> & {
    readonly postgres: number | null;
    readonly redis: number | null;
  };
}

/** The file that is there exactly while the system runs, readable by its owner only (I12). */
export class RunFile {
  constructor(private readonly path: string) {}

  /** Replaces the file at once: no reader sees half of it. */
  write(state: RunState): void {
    const fresh = `${this.path}.new`;
    rmSync(fresh, { force: true });
    writeFileSync(fresh, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    renameSync(fresh, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
