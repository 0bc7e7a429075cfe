import { EFFECTS } from '@bylaw/contracts';
import {
  LOG_LEVELS,
  readServiceSettings,
  type Environment,
  type LogLevel,
  type ServiceSettings,
} from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS, type PolicySettings } from '@bylaw/policy';

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
  /** Jobs that this hub's recorder takes at the same time. */
  readonly recorders: number;
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
    recorders: env.int('RECORDERS', 4, { min: 1, max: 64 }),
    redaction: env.flag('REDACTION', true),
  };
  env.finish();
  return settings;
}
