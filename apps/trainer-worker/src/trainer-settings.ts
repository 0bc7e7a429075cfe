import { DEFAULT_SETTINGS, type LearningSettings } from '@bylaw/learning';
import {
  LOG_LEVELS,
  readServiceSettings,
  type Environment,
  type LogLevel,
  type ServiceSettings,
} from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';

/** What a trainer worker is told by its environment. */
export interface TrainerSettings extends ServiceSettings {
  readonly logLevel: LogLevel;
  /** Tools whose commands are read as a shell would; the hub must be told the same. */
  readonly shellTools: readonly string[];
  /** Worker threads that count, and jobs taken at the same time. */
  readonly threads: number;
  /** Labelled actions in one shard at most. */
  readonly shardActions: number;
  /** What the evidence has to be; how many rules to suggest comes with the run. */
  readonly learning: LearningSettings;
  /** Ids of agents (for imported actions: sessions or batches) whose actions teach nothing. */
  readonly excludedAgents: readonly string[];
  /** Days that a digest of past telemetry is kept after its last use; with 0 none is made or read. */
  readonly digestDays: number;
  /** When runs start by themselves, as a cron expression in UTC; never when null. */
  readonly schedule: string | null;
  /** Whole days (UTC) before the present one that such runs look at; all telemetry when 0. */
  readonly scheduleDays: number;
}

/**
 * Reads the settings, with defaults that suit one machine.
 * @throws ConfigurationError with every problem found
 */
export function readTrainerSettings(env: Environment): TrainerSettings {
  const settings: TrainerSettings = {
    ...readServiceSettings(env),
    logLevel: env.word('LOG_LEVEL', LOG_LEVELS, 'info'),
    shellTools: [...DEFAULT_SHELL_TOOLS, ...env.list('SHELL_TOOLS')],
    threads: env.int('TRAINER_THREADS', 2, { min: 1, max: 64 }),
    shardActions: env.int('TRAINING_SHARD_ACTIONS', 20_000, { min: 1, max: 1_000_000 }),
    learning: learningSettings(env),
    excludedAgents: env.list('TRAINING_EXCLUDED_AGENTS'),
    digestDays: env.int('TRAINING_DIGESTS_DAYS', 30, { min: 0, max: 36_500 }),
    schedule: env.optional('TRAINING_SCHEDULE') ?? null,
    scheduleDays: env.int('TRAINING_SCHEDULE_DAYS', 0, { min: 0, max: 36_500 }),
  };
  env.finish();
  return settings;
}

function learningSettings(env: Environment): LearningSettings {
  const { contribution, ...defaults } = DEFAULT_SETTINGS;
  const share = { min: 0, max: 1 };
  return {
    ...defaults,
    minPrecisionLower: env.number('TRAINING_MIN_PRECISION', defaults.minPrecisionLower, share),
    observePrecisionLower: env.number('TRAINING_OBSERVE_PRECISION', defaults.observePrecisionLower, share),
    falseDiscoveries: env.number('TRAINING_FALSE_DISCOVERIES', defaults.falseDiscoveries, share),
    contribution: {
      ...contribution,
      // With nothing at all, or all of it, the share would bound nothing that makes sense.
      share: env.number('TRAINING_CONTRIBUTION_SHARE', contribution.share, { min: 0.01, max: 0.99 }),
    },
    rejectedGrowth: env.number('TRAINING_REJECTED_GROWTH', defaults.rejectedGrowth, { min: 1, max: 1_000 }),
    prevalence: env.number('TRAINING_PREVALENCE', defaults.prevalence, share),
  };
}

/** Injection token of the settings. */
export const TRAINER_SETTINGS = Symbol('TRAINER_SETTINGS');
