import type { LocalService, ServiceInUse } from '@bylaw/local-services';
import { restartDelay, STEADY_MS } from './restart-delay.js';

/** What one of the two services is kept alive with. */
export interface SupervisedServiceOptions {
  readonly title: string;
  /** Starts it again on the same port, over the same data. */
  readonly restart: (port: number) => Promise<LocalService>;
  readonly log: (line: string) => void;
  readonly changed: () => void;
}

/** A service in use: a private one is started again, with back-off, when it dies; one that was given is left alone. */
export class SupervisedService {
  readonly url: string;
  private local: LocalService | undefined;
  private restarting: Promise<void> | undefined;
  private stopping = false;
  private deaths = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    service: ServiceInUse,
    private readonly options: SupervisedServiceOptions,
  ) {
    this.url = service.url;
    if (service.local) this.watch(service.local);
  }

  get pid(): number | null {
    return this.local?.pid ?? null;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.restarting;
    await this.local?.stop();
  }

  private watch(service: LocalService): void {
    const startedAt = Date.now();
    this.local = service;
    void service.ended.then(() => {
      if (this.stopping) return;
      this.local = undefined;
      this.deaths = Date.now() - startedAt >= STEADY_MS ? 1 : this.deaths + 1;
      this.options.changed();
      this.restartLater(service.port, `${this.options.title} died`);
    });
  }

  private restartLater(port: number, what: string): void {
    const delay = restartDelay(this.deaths);
    this.options.log(`${what}; it is started again in ${delay / 1_000} s.`);
    this.timer = setTimeout(() => {
      this.restarting = this.restart(port);
    }, delay);
  }

  private async restart(port: number): Promise<void> {
    try {
      this.watch(await this.options.restart(port));
    } catch (error) {
      this.deaths += 1;
      if (!this.stopping) this.restartLater(port, (error as Error).message);
      return;
    }
    this.options.log(`${this.options.title} runs again.`);
    this.options.changed();
  }
}
