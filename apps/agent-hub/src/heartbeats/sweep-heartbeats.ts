import { Inject, Injectable } from '@nestjs/common';
import { QUEUES, type News } from '@bylaw/contracts';
import { PERIODIC_OPTIONS } from '@bylaw/jobs';
import { AgentRegistry, AuditTrail, HubRegistry, announceAll } from '@bylaw/persistence';
import { CLOCK, NEW_ID, type Clock, type NewId } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { HeartbeatBoard, type SilentAgent } from './heartbeat-board.js';

/** Heartbeats that an agent may miss. */
const MISSED_BEATS = 3;
const AGENTS_AT_ONCE = 500;
/** A hub says every 2 s that it runs; after this long without, it is gone. */
const HUB_UNSEEN_MS = 60_000;

/** Finds agents that fell silent, whichever hub they beat at, and hubs that died. */
@Injectable()
export class SweepHeartbeats {
  private readonly registry: AgentRegistry;
  private readonly hubs = new HubRegistry();

  constructor(
    @Inject(HUB_SETTINGS) private readonly settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(HeartbeatBoard) private readonly board: HeartbeatBoard,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.registry = new AgentRegistry(new AuditTrail(clock, newId));
  }

  /** Has the sweep done once in every interval, however many hubs ask for it. */
  async schedule(): Promise<void> {
    const name = 'sweep-heartbeats';
    await this.stores.producer.queue(QUEUES.recordActions).upsertJobScheduler(
      name,
      { every: this.settings.heartbeatIntervalMs },
      // One that fails is made up for by the next.
      { name, data: {}, opts: PERIODIC_OPTIONS },
    );
  }

  /** One sweep. May be repeated, and run beside another. */
  async execute(): Promise<null> {
    const silentMs = MISSED_BEATS * this.settings.heartbeatIntervalMs;
    for (;;) {
      const silent = await this.board.findSilent(silentMs, AGENTS_AT_ONCE);
      if (silent.length > 0) await this.takeOff(silent);
      if (silent.length < AGENTS_AT_ONCE) break;
    }
    await this.hubs.forgetUnseen(this.stores.database.manager, new Date(this.clock.now() - HUB_UNSEEN_MS));
    return null;
  }

  /** Postgres first: whoever does not find an agent among the online ones finds there when it was last heard. */
  private async takeOff(silent: readonly SilentAgent[]): Promise<void> {
    const { manager } = this.stores.database;
    const registered = await this.registry.recordSilence(manager, silent);
    const removed = await this.board.removeSilent(silent);
    const news = removed
      .filter((id) => registered.has(id))
      .map((id): News => ({ type: 'agent.offline', id }));
    await announceAll(manager, news);
  }
}
