import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { LOGGER, Readiness, type Logger } from '@bylaw/platform';
import { VerdictBell } from './decisions/verdict-bell.js';
import { SweepHeartbeats } from './heartbeats/sweep-heartbeats.js';
import { HubNews } from './hub-news.js';
import { HubStores } from './hub-stores.js';
import { EnforcedPolicy } from './policy-feed/enforced-policy.js';
import { PolicyStreams } from './policy-feed/policy-streams.js';
import { Rollout } from './policy-feed/rollout.js';
import { ActionRecorder } from './recording/action-recorder.js';
import { RecordingProcessor } from './recording/recording-processor.js';

/** Starts and stops the parts of a hub in order. */
@Injectable()
export class HubLifecycle
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  @Inject(HubStores)
  private readonly stores!: HubStores;

  @Inject(HubNews)
  private readonly news!: HubNews;

  @Inject(EnforcedPolicy)
  private readonly enforced!: EnforcedPolicy;

  @Inject(PolicyStreams)
  private readonly streams!: PolicyStreams;

  @Inject(Rollout)
  private readonly rollout!: Rollout;

  @Inject(VerdictBell)
  private readonly bell!: VerdictBell;

  @Inject(SweepHeartbeats)
  private readonly sweep!: SweepHeartbeats;

  @Inject(ActionRecorder)
  private readonly recorder!: ActionRecorder;

  @Inject(RecordingProcessor)
  private readonly processor!: RecordingProcessor;

  @Inject(Readiness)
  private readonly readiness!: Readiness;

  @Inject(LOGGER)
  private readonly logger!: Logger;

  async onApplicationBootstrap(): Promise<void> {
    this.addReadinessChecks();
    await this.stores.open();
    await this.recorder.start();
    await this.news.start();
    await this.sweep.schedule();
    this.processor.start();
  }

  /** Ends what would wait, so that the server can finish the requests at hand. */
  beforeApplicationShutdown(): void {
    this.bell.close();
    this.streams.closeAll();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.recorder.drain();
    await this.processor.stop();
    await this.news.stop();
    await this.rollout.end().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'could not take this hub off the list; it goes after a minute');
    });
    await this.stores.close();
  }

  private addReadinessChecks(): void {
    this.readiness.add('policy', () => (this.enforced.version === null ? 'not loaded yet' : null));
    this.readiness.add('news', () => (this.news.listening ? null : 'Postgres is not listened to'));
    this.readiness.add('redis', async () => {
      await this.stores.redis.ping();
      return null;
    });
  }
}
