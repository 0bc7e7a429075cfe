import { Inject, Injectable } from '@nestjs/common';
import { HubRegistry } from '@bylaw/persistence';
import { CLOCK, LOGGER, NEW_ID, type Clock, type Logger, type NewId } from '@bylaw/platform';
import { HubNews } from '../hub-news.js';
import { HubStores } from '../hub-stores.js';
import { SingleFlight } from '../single-flight.js';
import { EnforcedPolicy } from './enforced-policy.js';

/**
 * Says in Postgres that this hub runs and which version it enforces: at once after each change of version, and at every
 * catch-up, so that what failed is said again until it works.
 */
@Injectable()
export class Rollout {
  readonly hubId: string;
  private readonly startedAt: Date;
  private readonly registry = new HubRegistry();
  private readonly flight = new SingleFlight(() => this.beat());
  private ended = false;

  @Inject(LOGGER)
  private readonly logger!: Logger;

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(HubNews) news: HubNews,
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.hubId = newId();
    this.startedAt = new Date(clock.now());
    enforced.subscribe((version) => {
      this.flight.run().catch((error: unknown) => {
        this.logger.warn({ err: error, version }, 'could not acknowledge the version; trying again');
      });
    });
    news.afterCatchUp(() => this.flight.run());
  }

  /** Takes this hub off the list, at an orderly stop. */
  async end(): Promise<void> {
    this.ended = true;
    await this.flight.run();
    await this.registry.remove(this.stores.database.manager, this.hubId);
  }

  private async beat(): Promise<void> {
    const { version } = this.enforced;
    if (version === null || this.ended) return;
    const at = new Date(this.clock.now());
    await this.stores.database.transaction((manager) =>
      this.registry.beat(manager, { id: this.hubId, startedAt: this.startedAt, at, version }),
    );
  }
}
