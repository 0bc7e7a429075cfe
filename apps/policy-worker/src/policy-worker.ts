import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PolicyConsumer } from './policy-consumer.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from './policy-worker-settings.js';
import { ReplayThreads } from './replays/replay-threads.js';
import { Stores } from './stores.js';
import { BootTokens } from './tokens/boot-tokens.js';

/** Starts and stops the parts of a policy worker in order. Nothing is applied at a start (I1). */
@Injectable()
export class PolicyWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(BootTokens) private readonly bootTokens: BootTokens,
    @Inject(PolicyConsumer) private readonly consumer: PolicyConsumer,
    @Inject(ReplayThreads) private readonly replays: ReplayThreads,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.stores.open();
    await this.bootTokens.ensure(this.settings);
    await this.consumer.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.replays.stop();
    await this.consumer.stop();
    await this.stores.close();
  }
}
