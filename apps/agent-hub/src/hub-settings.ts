import { EFFECTS } from '@bylaw/contracts';
import {
  LOG_LEVELS,
  readServiceSettings,
  type Environment,
  type LogLevel,
  type ServiceSettings,
} from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS, type PolicySettings } from '@bylaw/policy';

/** What becomes of decisions that cannot be recorded: none is given, or they are let through and counted. */
export const RECORDING_MODES = ['durable', 'best-effort'] as const;

/** How decisions are made durable, and how much of it may wait in Redis while Postgres is away. */
export interface RecordingSettings {
  readonly mode: (typeof RECORDING_MODES)[number];
  /** Actions and outcomes that may wait, of all hubs together. */
  readonly maxItems: number;
  /** Bytes of what waits. */
  readonly maxBytes: number;
  /** Replicas of Redis that must have an action before it is answered. */
  readonly replicas: number;
}

/** What a hub is told by its environment. */
export interface HubSettings extends ServiceSettings {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly policy: PolicySettings;
  /** How long a held action waits for its verdict. */
  readonly reviewTtlMs: number;
  /** How often agents beat; silent for three of these, they are offline. */
  readonly heartbeatIntervalMs: number;
  /** How long decisions are made though the current policy can't be learned. */
  readonly policyStalenessMs: number;
  /** Jobs that this hub's recorder takes at the same time. */
  readonly recorders: number;
  readonly recording: RecordingSettings;
  /** Whether secrets are taken out of what is recorded. */
  readonly redaction: boolean;
}

/** Injection token of the settings. */
export const HUB_SETTINGS = Symbol('HUB_SETTINGS');

/**
 * Reads the settings, with defaults that suit one machine.
 * @throws ConfigurationError with every problem found
 */
export function readHubSettings(env: Environment): HubSettings {
  const settings: HubSettings = {
    ...readServiceSettings(env),
    host: env.text('HOST', '127.0.0.1'),
    port: env.int('HUB_PORT', 4100, { min: 0, max: 65_535 }),
    logLevel: env.word('LOG_LEVEL', LOG_LEVELS, 'info'),
    policy: {
      defaultEffect: env.word('DEFAULT_EFFECT', EFFECTS, 'allow'),
      shellTools: [...DEFAULT_SHELL_TOOLS, ...env.list('SHELL_TOOLS')],
      unparsedToReview: env.flag('UNPARSED_TO_REVIEW', false),
    },
    reviewTtlMs: 1_000 * env.int('REVIEW_TTL_SECONDS', 600, { min: 1, max: 2_592_000 }),
    heartbeatIntervalMs: 1_000 * env.int('HEARTBEAT_INTERVAL_SECONDS', 5, { min: 1, max: 3_600 }),
    policyStalenessMs: 1_000 * env.int('POLICY_STALENESS_LIMIT', 60, { min: 1, max: 86_400 }),
    recorders: env.int('RECORDERS', 4, { min: 1, max: 64 }),
    recording: readRecordingSettings(env),
    redaction: env.flag('REDACTION', true),
  };
  env.finish();
  return settings;
}

function readRecordingSettings(env: Environment): RecordingSettings {
  return {
    mode: env.word('RECORDING', RECORDING_MODES, 'durable'),
    maxItems: env.int('RECORDING_QUEUE_ACTIONS', 1_000_000, { min: 1, max: 1_000_000_000 }),
    maxBytes: 1_048_576 * env.int('RECORDING_QUEUE_MB', 512, { min: 1, max: 1_048_576 }),
    replicas: env.int('RECORDING_REPLICAS', 0, { min: 0, max: 16 }),
  };
}
