import { Inject, Injectable } from '@nestjs/common';
import { PolicyReader } from '@bylaw/persistence';
import { CompiledPolicy, type PolicySnapshot } from '@bylaw/policy';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';

const VERSIONS_KEPT = 4;

interface CachedPolicy {
  readonly snapshot: Promise<PolicySnapshot>;
  compiled?: CompiledPolicy;
}

/** The versions of the policy that were asked for last. What a version was never changes, so they stay true. */
@Injectable()
export class PolicyCache {
  private readonly versions = new Map<number, CachedPolicy>();

  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /**
   * The rules at a version, the current one unless given.
   * @throws DomainError `not_found` for a version that does not exist
   */
  async snapshot(version?: number): Promise<PolicySnapshot> {
    return (await this.entry(version)).snapshot;
  }

  /** The same, compiled to decide. */
  async compiled(version?: number): Promise<CompiledPolicy> {
    const entry = await this.entry(version);
    const snapshot = await entry.snapshot;
    entry.compiled ??= CompiledPolicy.compile(snapshot, this.settings.policy);
    return entry.compiled;
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
