import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@bylaw/contracts';
import { AgentRegistry, AuditTrail } from '@bylaw/persistence';
import { CLOCK, NEW_ID, type Clock, type NewId } from '@bylaw/platform';
import { HubNews } from '../hub-news.js';
import { HubStores } from '../hub-stores.js';
import { SingleFlight } from '../single-flight.js';

/** Removals are read again from this long before the last time, whatever the clocks of those who write them say. */
const CLOCK_SKEW_MS = 600_000;

interface KnownAgent {
  readonly principal: Extract<Principal, { kind: 'agent' }>;
  readonly tokenHash: string;
  quarantined: boolean;
}

/**
 * Who calls, from memory: an agent that was seen once costs no query again. Removals and quarantine reach every hub as
 * news, within milliseconds, and by catching up within half a second while news does not arrive.
 */
@Injectable()
export class AgentDirectory {
  private readonly byToken = new Map<string, KnownAgent>();
  private readonly byId = new Map<string, KnownAgent>();
  private readonly removalListeners: ((agentId: string) => void)[] = [];
  private readonly registry: AgentRegistry;
  private readonly flight = new SingleFlight(() => this.compare());
  private checkedAt: number;
  /** Counts news, so that an answer of Postgres from before it is not kept after it. */
  private changes = 0;

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(HubNews) private readonly news: HubNews,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.registry = new AgentRegistry(new AuditTrail(clock, newId));
    this.checkedAt = clock.now();
    news.on('agent.removed', ({ id }) => this.forget(id));
    news.on('agent.quarantine', ({ id, quarantined }) => {
      this.changes += 1;
      this.setQuarantine(id, quarantined);
    });
    news.onCatchUp(() => this.flight.run());
  }

  /**
   * The agent, or the holder of an enrolment token, that has this token; null for any other. No promise for an agent that
   * was seen before.
   * @throws DomainError `policy_unavailable` when what is known may be out of date
   */
  bearerOf(tokenHash: string): Principal | null | Promise<Principal | null> {
    return this.knownBearer(tokenHash) ?? this.look(tokenHash);
  }

  /** The agent that has this token, if it was seen before. @throws DomainError as above */
  knownBearer(tokenHash: string): Principal | null {
    const known = this.byToken.get(tokenHash);
    if (!known) return null;
    this.news.assertCurrent();
    return known.principal;
  }

  /** Is this agent, which has authenticated here, in quarantine? One that was removed since is treated so (I9). */
  isQuarantined(agentId: string): boolean {
    return this.byId.get(agentId)?.quarantined ?? true;
  }

  /** From now on the agent's token is unknown here. */
  forget(agentId: string): void {
    this.changes += 1;
    const known = this.byId.get(agentId);
    if (known) {
      this.byId.delete(agentId);
      this.byToken.delete(known.tokenHash);
    }
    for (const listener of this.removalListeners) listener(agentId);
  }

  /** Tells of each agent that is removed. */
  onRemoved(listener: (agentId: string) => void): void {
    this.removalListeners.push(listener);
  }

  private async look(tokenHash: string): Promise<Principal | null> {
    for (;;) {
      const { changes } = this;
      const bearer = await this.registry.bearerOf(this.stores.database.manager, tokenHash);
      if (changes !== this.changes) continue;
      if (bearer && 'quarantined' in bearer) {
        const known = { principal: bearer.principal, tokenHash, quarantined: bearer.quarantined };
        this.byToken.set(tokenHash, known);
        this.byId.set(bearer.principal.id, known);
      }
      return bearer?.principal ?? null;
    }
  }

  private async compare(): Promise<void> {
    const { changes } = this;
    const startedAt = this.clock.now();
    const since = new Date(this.checkedAt - CLOCK_SKEW_MS);
    const standings = await this.registry.standings(this.stores.database.manager, since);
    if (changes !== this.changes) return this.compare();
    const quarantined = new Set(standings.filter((agent) => agent.quarantined).map(({ id }) => id));
    for (const agent of this.byId.values()) agent.quarantined = quarantined.has(agent.principal.id);
    for (const agent of standings) if (agent.removed && this.byId.has(agent.id)) this.forget(agent.id);
    this.checkedAt = startedAt;
  }

  private setQuarantine(agentId: string, quarantined: boolean): void {
    const known = this.byId.get(agentId);
    if (known) known.quarantined = quarantined;
  }
}
