import type { Role } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { GatewayFixture, call, type Answer } from './gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

/** A gateway on stores of its own, and an operator who calls it: what most tests of the gateway need. */
export class OwnGateway {
  private constructor(
    readonly database: TestDatabase,
    readonly redis: TestRedis,
    readonly fixture: GatewayFixture,
    readonly gateway: RunningGateway,
    readonly operator: { readonly id: string; readonly token: string },
  ) {}

  static async open(role: Role, name: string): Promise<OwnGateway> {
    const database = await testDatabase();
    const redis = testRedis();
    const fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    const gateway = await fixture.start();
    return new OwnGateway(database, redis, fixture, gateway, await fixture.operator(role, name));
  }

  async close(): Promise<void> {
    await this.fixture.stopAll();
    await this.redis.cleanUp();
    await this.database.drop();
  }

  /** Calls the gateway as the operator. */
  call(method: string, path: string, body?: unknown): Promise<Answer> {
    return call(this.gateway, method, path, { token: this.operator.token, body });
  }

  /** Uses one of the gateway's queues, and closes it. */
  async queue<T>(name: string, use: (queue: Queue) => Promise<T>): Promise<T> {
    const opened = new Queue(name, { connection: { url: this.redis.url }, prefix: this.redis.prefix });
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  }
}
