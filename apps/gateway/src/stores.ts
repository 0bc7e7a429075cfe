import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  JobProducer,
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from '@bylaw/jobs';
import { DATABASE_ROLES, createDataSource } from '@bylaw/persistence';
import { LOGGER, Readiness, type Logger } from '@bylaw/platform';
import type { DataSource } from 'typeorm';
import { NewsFeed } from './events/news-feed.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';

const REDIS_WITHIN_MS = 10_000;
const APPLICATION_NAME = 'bylaw-gateway';
/** Longer than any question to Postgres takes: behind a network that drops packets nobody would ever be answered. */
const POSTGRES_SILENT_WITHIN_MS = 60_000;

/** The gateway's connections, opened and closed with it. Postgres is only read (I2). */
@Injectable()
export class Stores implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly database: DataSource;
  readonly redis: RedisConnection;
  readonly producer: JobProducer;
  readonly news: NewsFeed;
  private readonly eventsRedis: RedisConnection;

  constructor(
    @Inject(GATEWAY_SETTINGS) settings: GatewaySettings,
    @Inject(LOGGER) logger: Logger,
    @Inject(Readiness) readiness: Readiness,
  ) {
    const { databaseUrl: url, redisUrl, redisPrefix: prefix } = settings;
    const role = DATABASE_ROLES.gateway;
    const onError = (error: Error) => logger.warn({ err: error }, 'the connection to Redis has failed');
    this.database = createDataSource({
      url,
      role,
      applicationName: APPLICATION_NAME,
      silentWithinMs: POSTGRES_SILENT_WITHIN_MS,
    });
    this.redis = producerConnection(redisUrl, onError);
    this.eventsRedis = workerConnection(redisUrl, onError);
    this.producer = new JobProducer({ connection: this.redis, eventsConnection: this.eventsRedis, prefix });
    this.news = new NewsFeed({ url, role, applicationName: APPLICATION_NAME });
    readiness.add('postgres', async () => {
      await this.database.query('SELECT version FROM policy_state');
      return null;
    });
    readiness.add('redis', async () => {
      await this.redis.ping();
      return null;
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await redisReady(this.redis, REDIS_WITHIN_MS);
    await this.database.initialize();
    await this.news.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.news.stop();
    await this.producer.close();
    this.redis.disconnect();
    this.eventsRedis.disconnect();
    if (this.database.isInitialized) await this.database.destroy();
  }
}
