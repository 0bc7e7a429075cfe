import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { LockdownStore } from '@bylaw/persistence';
import { HubNews } from '../hub-news.js';
import { HubStores } from '../hub-stores.js';
import { SingleFlight } from '../single-flight.js';

/**
 * Whether every action is denied, from memory. It is news within milliseconds, and is read when this hub starts and
 * with every catch-up.
 */
@Injectable()
export class Lockdown {
  private known: boolean | null = null;
  private readonly store = new LockdownStore();
  private readonly flight = new SingleFlight(() => this.read());
  /** Counts news, so that an answer of Postgres from before it is not kept after it. */
  private changes = 0;

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(HubNews) news: HubNews,
  ) {
    news.on('lockdown.changed', ({ active }) => {
      this.changes += 1;
      this.known = active;
    });
    news.onCatchUp(() => this.flight.run());
  }

  /** @throws DomainError `policy_unavailable` until it was read once: nothing is allowed unseen (I9). */
  get active(): boolean {
    if (this.known === null) {
      throw new DomainError('policy_unavailable', 'This hub does not know yet whether there is a lockdown');
    }
    return this.known;
  }

  private async read(): Promise<void> {
    const { changes } = this;
    const { active } = await this.store.current(this.stores.database.manager);
    if (changes !== this.changes) return this.read();
    this.known = active;
  }
}
