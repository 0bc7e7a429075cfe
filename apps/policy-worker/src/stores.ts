import { Inject, Injectable } from '@nestjs/common';
import {
  JobProducer,
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from '@bylaw/jobs';
import { DATABASE_ROLES, createDataSource } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import type { DataSource } from 'typeorm';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from './policy-worker-settings.js';

const REDIS_WITHIN_MS = 10_000;
/** By then the job of a worker that was stopped in mid-change has been given to another. */
const IDLE_TRANSACTION_MS = 10_000;
/** Longer than any statement takes: a command on a connection that the network has dropped is tried again on another. */
const POSTGRES_SILENT_WITHIN_MS = 30_000;

/** The connections of a policy worker: to Postgres, under the one role that may write policy (I2), and to Redis. */
@Injectable()
export class Stores {
  readonly database: DataSource;
  readonly jobs: JobProducer;
  readonly workerRedis: RedisConnection;
  readonly redis: RedisConnection;

  constructor(
    @Inject(POLICY_WORKER_SETTINGS) settings: PolicyWorkerSettings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const onError = (error: Error): void => logger.warn({ err: error }, 'the connection to Redis has failed');
    this.database = createDataSource({
      url: settings.databaseUrl,
      role: DATABASE_ROLES['policy-worker'],
      applicationName: 'bylaw-policy-worker',
      idleTransactionMs: IDLE_TRANSACTION_MS,
      silentWithinMs: POSTGRES_SILENT_WITHIN_MS,
    });
    this.redis = producerConnection(settings.redisUrl, onError);
    this.workerRedis = workerConnection(settings.redisUrl, onError);
    this.jobs = new JobProducer({ connection: this.redis, prefix: settings.redisPrefix });
  }

  /** @throws Error when Postgres or Redis does not answer. */
  async open(): Promise<void> {
    await Promise.all([
      this.database.initialize(),
      redisReady(this.redis, REDIS_WITHIN_MS),
      redisReady(this.workerRedis, REDIS_WITHIN_MS),
    ]);
  }

  async close(): Promise<void> {
    await this.jobs.close();
    this.redis.disconnect();
    this.workerRedis.disconnect();
    if (this.database.isInitialized) await this.database.destroy();
  }
}
