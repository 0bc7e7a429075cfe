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
import { HUB_SETTINGS, type HubSettings } from './hub-settings.js';

const REDIS_WITHIN_MS = 10_000;
/** A hub asks Postgres for little at a time. */
const POSTGRES_SILENT_WITHIN_MS = 10_000;

/** The hub's connections to its two stores. */
@Injectable()
export class HubStores {
  readonly database: DataSource;
  /** Fails fast when Redis is away, so that an agent is told so (I9). */
  readonly redis: RedisConnection;
  /** Waits for Redis as long as it takes. */
  readonly workerRedis: RedisConnection;
  readonly producer: JobProducer;

  constructor(@Inject(HUB_SETTINGS) settings: HubSettings, @Inject(LOGGER) logger: Logger) {
    const { databaseUrl, redisUrl, redisPrefix: prefix } = settings;
    const onError = (error: Error): void => logger.warn({ err: error }, 'the connection to Redis has failed');
    this.database = createDataSource({
      url: databaseUrl,
      role: DATABASE_ROLES['agent-hub'],
      applicationName: 'bylaw-agent-hub',
      poolSize: settings.recorders + 4,
      silentWithinMs: POSTGRES_SILENT_WITHIN_MS,
    });
    this.redis = producerConnection(redisUrl, onError);
    this.workerRedis = workerConnection(redisUrl, onError);
    this.producer = new JobProducer({ connection: this.redis, prefix });
  }

  /** @throws Error when one of them does not answer. */
  async open(): Promise<void> {
    await redisReady(this.redis, REDIS_WITHIN_MS);
    await this.database.initialize();
  }

  async close(): Promise<void> {
    await this.producer.close();
    this.redis.disconnect();
    this.workerRedis.disconnect();
    if (this.database.isInitialized) await this.database.destroy();
  }
}
