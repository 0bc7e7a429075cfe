import { Inject, Injectable } from '@nestjs/common';
import { HubNews } from '../hub-news.js';

/** Wakes those who wait for the verdict on an action, when news says that it is there. */
@Injectable()
export class VerdictBell {
  private readonly waiting = new Map<string, Set<() => void>>();
  private closed = false;

  constructor(@Inject(HubNews) news: HubNews) {
    news.on('review.answered', ({ actionId }) => this.ring(actionId));
    news.on('review.expired', ({ actionId }) => this.ring(actionId));
  }

  /** Is there no use in waiting any more, because the hub stops? */
  get silent(): boolean {
    return this.closed;
  }

  /** Begins to listen; `wait` resolves when it rang since then, or after the time. Call `leave` in the end. */
  listen(actionId: string): { wait: (milliseconds: number) => Promise<void>; leave: () => void } {
    let rang = this.closed;
    let wake: (() => void) | undefined;
    const onRing = (): void => {
      rang = true;
      wake?.();
    };
    const listeners = this.waiting.get(actionId) ?? new Set();
    this.waiting.set(actionId, listeners.add(onRing));
    const wait = async (milliseconds: number): Promise<void> => {
      if (!rang) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rang = this.closed;
    };
    const leave = (): void => {
      listeners.delete(onRing);
      if (listeners.size === 0 && this.waiting.get(actionId) === listeners) this.waiting.delete(actionId);
    };
    return { wait, leave };
  }

  /** Wakes everyone: the hub stops. */
  close(): void {
    this.closed = true;
    for (const actionId of [...this.waiting.keys()]) this.ring(actionId);
  }

  private ring(actionId: string): void {
    for (const onRing of this.waiting.get(actionId) ?? []) onRing();
  }
}
