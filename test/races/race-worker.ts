import type { CommandResult } from '@bylaw/contracts';
import { verifyAudit } from '@bylaw/persistence';
import { createLogger } from '@bylaw/platform';
import { DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Job } from 'bullmq';
import { DataSource } from 'typeorm';
import { PolicyCommands } from '../../apps/policy-worker/src/policy-commands.js';
import { PolicyWorkerModule } from '../../apps/policy-worker/src/policy-worker-module.js';
import type { PolicyWorkerSettings } from '../../apps/policy-worker/src/policy-worker-settings.js';
import { Stores } from '../../apps/policy-worker/src/stores.js';
import type { RacerName } from './racers.js';

/** Where races find their stores. */
export interface RaceServices {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
}

/** The settings of the workers of one lane; a race may change them for itself. */
export type RaceSettings = { -readonly [K in keyof PolicyWorkerSettings]: PolicyWorkerSettings[K] };

export function raceSettings(services: RaceServices): RaceSettings {
  return {
    ...services,
    logLevel: 'silent',
    decisions: DEFAULT_POLICY_SETTINGS,
    suggestionTtlDays: 14,
    actionsRetentionDays: 0,
    requireDistinctApprover: false,
    approvalsRequired: 1,
    replayLimitMs: 60_000,
    replayMemoryMb: 1_024,
    concurrency: 8,
    adminToken: null,
    enrolmentToken: null,
  };
}

const DELIVERY = {
  job: { attemptsMade: 0, updateProgress: async () => undefined } as unknown as Job,
  token: '',
};

/** A policy worker that takes nothing from the queue by itself: it does what it is told, with connections of its own. */
export class RaceWorker {
  private constructor(private readonly module: TestingModule) {}

  static async open(settings: RaceSettings): Promise<RaceWorker> {
    const logger = createLogger('policy-worker', 'silent');
    const imports = [PolicyWorkerModule.with(settings, logger)];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.get(Stores).open();
    return new RaceWorker(module);
  }

  /** What this worker has a handler for. */
  get handled(): readonly string[] {
    return Object.keys(this.module.get(PolicyCommands).handlers);
  }

  /** Carries one command out; null of one that answers nothing. */
  async carryOut(name: RacerName, payload: object): Promise<CommandResult | null> {
    const handle = this.module.get(PolicyCommands).handlers[name] as (
      payload: object,
      delivery: typeof DELIVERY,
    ) => Promise<CommandResult | null>;
    return handle(payload, DELIVERY);
  }

  /** Does the chain of the audit hold? */
  async auditHolds(): Promise<boolean> {
    return (await verifyAudit(this.module.get(DataSource).manager)).valid;
  }

  async close(): Promise<void> {
    await this.module.close();
  }
}
