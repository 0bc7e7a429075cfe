import { AppProcess, type AppExit, type AppProcessOptions } from './app-process.js';
import type { AppName } from './app-names.js';
import { LaunchFailure } from './launch-failure.js';
import { STEADY_MS, restartDelay } from './restart-delay.js';

const READY_WITHIN_MS = 60_000;

/** What one app of the system is started with. */
export interface SupervisedAppOptions {
  readonly name: AppName;
  /** Which of the processes of this app it is, from 1. */
  readonly number: number;
  readonly script: string;
  readonly logFile: string;
  /** Its environment; `url` is where it answered before it died, so that it can take the same port again. */
  readonly env: (url: string | undefined) => Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
  /** Called when its process has changed. */
  readonly changed: () => void;
  /** Delay before it is started again, in milliseconds. */
  readonly delay?: (deathsInARow: number) => number;
}

/** An app that is started again, with back-off, whenever its process dies, until it is stopped. */
export class SupervisedApp {
  url: string | undefined;
  private process: AppProcess | undefined;
  private startedAt = 0;
  private deaths = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly options: SupervisedAppOptions) {}

  get name(): AppName {
    return this.options.name;
  }

  /** Its process id; undefined while it waits to be started again. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Starts it for the first time. @throws LaunchFailure with its last words when it does not become ready. */
  async start(): Promise<void> {
    const process = this.spawn();
    const ready = await process.ready(READY_WITHIN_MS);
    if (ready === undefined && !this.stopping) {
      const words = process.lastLines();
      await process.stop(1_000);
      throw new LaunchFailure(
        `${this.title()} did not become ready. Its last lines:\n${words}\nThe whole log: ${this.options.logFile}`,
      );
    }
    this.url = ready?.url;
    void process.exited.then((exit) => this.died(process, exit));
  }

  /** Stops it for good. */
  async stop(withinMs: number): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.process?.stop(withinMs);
    this.process = undefined;
  }

  private title(): string {
    return `${this.options.name} ${this.options.number}`;
  }

  private spawn(): AppProcess {
    const { script, logFile, env } = this.options;
    const options: AppProcessOptions = { script, logFile, env: env(this.url) };
    this.startedAt = Date.now();
    this.process = new AppProcess(options);
    return this.process;
  }

  private died(process: AppProcess, { code, signal }: AppExit): void {
    if (this.stopping || process !== this.process) return;
    this.process = undefined;
    this.deaths = Date.now() - this.startedAt >= STEADY_MS ? 1 : this.deaths + 1;
    const delay = (this.options.delay ?? restartDelay)(this.deaths);
    this.options.log(
      `${this.title()} died (${signal ?? `exit code ${code ?? 'unknown'}`}); it is started again in ${delay / 1_000} s. ` +
        `Its log: ${this.options.logFile}`,
    );
    this.options.changed();
    this.timer = setTimeout(() => this.restart(), delay);
  }

  private restart(): void {
    const process = this.spawn();
    void process.exited.then((exit) => this.died(process, exit));
    void process.ready(READY_WITHIN_MS).then(async (ready) => {
      if (this.stopping) return;
      if (ready === undefined) return process.stop(1_000);
      this.url = ready.url;
      this.options.log(`${this.title()} runs again.`);
      this.options.changed();
    });
    this.options.changed();
  }
}
