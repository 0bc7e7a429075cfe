import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LatestPolicy } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { advanceInSteps, CompiledPolicy } from '@bylaw/policy';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubNews } from '../hub-news.js';
import { HubStores } from '../hub-stores.js';
import { SingleFlight } from '../single-flight.js';
import { EnforcedPolicy } from './enforced-policy.js';

/** Brings each new version from Postgres into force. */
@Injectable()
export class PolicyFeed {
  private readonly latest = new LatestPolicy();
  private readonly flight = new SingleFlight(() => this.load());

  constructor(
    @Inject(HUB_SETTINGS) private readonly settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(HubNews) news: HubNews,
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    news.on('version.created', () => {
      this.flight
        .run()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'could not load the policy'));
    });
    news.onCatchUp(() => this.flight.run());
  }

  private async load(): Promise<void> {
    const { manager } = this.stores.database;
    const snapshot = await this.latest.read(manager);
    const { version } = snapshot;
    if (this.enforced.version !== null && version <= this.enforced.version) return;
    const from =
      this.enforced.version === null ? CompiledPolicy.empty(this.settings.policy) : this.enforced.current;
    // In steps, so that agents are answered meanwhile, by the version before.
    this.enforced.enforce(await advanceInSteps(from, snapshot, nextTurn));
    this.logger.info({ version, rules: snapshot.rules.length }, 'enforcing a version of the policy');
  }
}
