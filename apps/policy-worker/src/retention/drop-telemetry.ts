import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@bylaw/contracts';
import { AuditTrail, TelemetryPartitions } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';

const RETENTION: Actor = { kind: 'system', id: 'retention', name: 'retention' };

const DAY_MS = 86_400_000;

/** Actions without a week that one transaction deletes. */
const AT_ONCE = 5_000;

/** lock_not_available */
const LOCKED = '55P03';

/** Lets go of telemetry that is older than the setting allows; of nothing unless it is set (ADR 19). */
@Injectable()
export class DropTelemetry {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(TelemetryPartitions) private readonly partitions: TelemetryPartitions,
    @Inject(AuditTrail) private readonly audit: AuditTrail,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** False when some of it is in use, and left for the next time: recording must not wait for it. */
  async execute(): Promise<boolean> {
    const days = this.settings.actionsRetentionDays;
    if (days === 0) return true;
    const before = new Date(this.clock.now() - days * DAY_MS);
    try {
      while (await this.dropWeek(before));
      while ((await this.forgetWithoutWeek(before)) === AT_ONCE);
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === LOCKED) return false;
      throw error;
    }
  }

  private async dropWeek(before: Date): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const week = await this.partitions.dropWeek(manager, before);
      if (week !== null) await this.put(manager, before, { week });
      return week !== null;
    });
  }

  private async forgetWithoutWeek(before: Date): Promise<number> {
    return this.database.transaction(async (manager) => {
      const actions = await this.partitions.forgetWithoutWeek(manager, before, AT_ONCE);
      if (actions > 0) await this.put(manager, before, { actions });
      return actions;
    });
  }

  /** What is dropped and what the audit says of it go in one transaction (I6). */
  private async put(
    manager: EntityManager,
    before: Date,
    dropped: { readonly week: string } | { readonly actions: number },
  ): Promise<void> {
    await this.audit.append(manager, {
      actor: RETENTION,
      action: 'telemetry.drop',
      outcome: 'done',
      subject: 'week' in dropped ? dropped.week : null,
      details: { before: before.toISOString(), ...dropped },
    });
  }
}
