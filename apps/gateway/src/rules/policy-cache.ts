import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { PolicyReader } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { advanceInSteps, CompiledPolicy, type PolicySnapshot } from '@bylaw/policy';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';

const VERSIONS_KEPT = 4;

interface CachedPolicy {
  readonly snapshot: Promise<PolicySnapshot>;
  compiled?: Promise<CompiledPolicy>;
}

/**
 * The versions of the policy that were asked for last. What a version was never changes, so they stay true. The current
 * one is compiled as soon as news tells of it; each is compiled from another one, so that it costs what is different.
 */
@Injectable()
export class PolicyCache {
  private readonly versions = new Map<number, CachedPolicy>();
  /** The policy that was compiled last. */
  private latest: CompiledPolicy;

  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
    @Inject(GATEWAY_SETTINGS) settings: GatewaySettings,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.latest = CompiledPolicy.empty(settings.policy);
    const prepare = (): void => {
      this.compiled().catch((error: unknown) => {
        logger.warn({ err: error }, 'could not prepare the policy; it is read again when asked for');
      });
    };
    stores.news.subscribe({
      onNews: ({ type }) => {
        if (type === 'version.created') prepare();
      },
      onGap: prepare,
    });
  }

  /**
   * The rules at a version, the current one unless given.
   * @throws DomainError `not_found` for a version that does not exist
   */
  async snapshot(version?: number): Promise<PolicySnapshot> {
    return (await this.entry(version)).snapshot;
  }

  /** The same, compiled to decide. Compiling leaves other requests their turns. */
  async compiled(version?: number): Promise<CompiledPolicy> {
    const entry = await this.entry(version);
    entry.compiled ??= this.compile(entry);
    return entry.compiled;
  }

  private async compile(entry: CachedPolicy): Promise<CompiledPolicy> {
    try {
      this.latest = await advanceInSteps(this.latest, await entry.snapshot, nextTurn);
      return this.latest;
    } catch (error) {
      delete entry.compiled;
      throw error;
    }
  }

  private async entry(version?: number): Promise<CachedPolicy> {
    const { manager } = this.stores.database;
    const wanted = version ?? (await this.reader.currentVersion(manager));
    const entry = this.versions.get(wanted) ?? { snapshot: this.reader.snapshot(manager, wanted) };
    this.keep(wanted, entry);
    try {
      await entry.snapshot;
    } catch (error) {
      if (this.versions.get(wanted) === entry) this.versions.delete(wanted);
      throw error;
    }
    return entry;
  }

  private keep(version: number, entry: CachedPolicy): void {
    this.versions.delete(version);
    this.versions.set(version, entry);
    const [oldest] = this.versions.keys();
    if (this.versions.size > VERSIONS_KEPT && oldest !== undefined) this.versions.delete(oldest);
  }
}
