import { REDIS_KEYS } from '@bylaw/contracts';
import type { RedisConnection } from '@bylaw/jobs';

/** Which training runs an operator has asked to end. */
export class Cancellations {
  constructor(
    private readonly redis: RedisConnection,
    private readonly prefix: string,
  ) {}

  async isAsked(runId: string): Promise<boolean> {
    return (await this.redis.exists(`${this.prefix}:${REDIS_KEYS.trainingCancelled}:${runId}`)) === 1;
  }
}
