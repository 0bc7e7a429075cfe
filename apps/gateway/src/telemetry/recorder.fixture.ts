import { QUEUES } from '@bylaw/contracts';
import { JobConsumer, workerConnection, type RedisConnection } from '@bylaw/jobs';
import { DATABASE_ROLES, ImportStore, createDataSource } from '@bylaw/persistence';
import type { TestDatabase, TestRedis } from '@bylaw/testing';
import type { DataSource } from 'typeorm';

/** Stores imported lines by the hubs' own store, through the real queue, in this process. */
export class RecorderFixture {
  private readonly source: DataSource;
  private readonly connection: RedisConnection;
  private readonly consumer: JobConsumer<typeof QUEUES.recordActions>;

  constructor(database: TestDatabase, redis: TestRedis) {
    const role = DATABASE_ROLES['agent-hub'];
    this.source = createDataSource({ url: database.url, role, applicationName: 'test' });
    this.connection = workerConnection(redis.url, () => undefined);
    const store = new ImportStore();
    const notHere = async (): Promise<null> => null;
    this.consumer = new JobConsumer({
      queue: QUEUES.recordActions,
      handlers: {
        'record-actions': notHere,
        'record-outcomes': notHere,
        'sweep-heartbeats': notHere,
        'import-actions': (payload) =>
          this.source.transaction((manager) =>
            store.insertOnce(manager, payload, { author: payload.author, at: new Date() }),
          ),
      },
      connection: this.connection,
      prefix: redis.prefix,
      concurrency: 4,
      onEnd: () => undefined,
    });
  }

  async start(): Promise<void> {
    await this.source.initialize();
    this.consumer.start();
  }

  async stop(): Promise<void> {
    await this.consumer.stop();
    this.connection.disconnect();
    await this.source.destroy();
  }
}
