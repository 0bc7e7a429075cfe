import { Inject, Injectable } from '@nestjs/common';
import { REDIS_KEYS } from '@bylaw/contracts';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import { Stores } from '../stores.js';

const EVERY_MS = 200;

/** Which replays an operator has asked to end: the gateway leaves a mark in Redis. */
@Injectable()
export class ReplayCancellations {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  async isAsked(commandId: string): Promise<boolean> {
    const key = `${this.settings.redisPrefix}:${REDIS_KEYS.replayCancelled}:${commandId}`;
    return (await this.stores.redis.exists(key)) === 1;
  }

  /** Runs a task with a signal that aborts when the command is cancelled. While Redis is away nothing is. */
  async watching<T>(commandId: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const look = async (): Promise<void> => {
      if (await this.isAsked(commandId).catch(() => false)) controller.abort();
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    try {
      return await task(controller.signal);
    } finally {
      clearInterval(timer);
    }
  }
}
