import { resolve } from 'node:path';
import { EFFECTS } from '@bylaw/contracts';
import {
  LOG_LEVELS,
  readServiceSettings,
  type Environment,
  type LogLevel,
  type ServiceSettings,
} from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS, type PolicySettings } from '@bylaw/policy';

/** What a gateway is told by its environment. */
export interface GatewaySettings extends ServiceSettings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where operators' browsers reach the console, when that is not where the gateway listens. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** What decisions depend on beside the rules; the hubs must be told the same. */
  readonly policy: PolicySettings;
  /** How long a caller is kept waiting for a command's result before it is told where to look. */
  readonly commandWaitMs: number;
  readonly replayWaitMs: number;
  /** How many people must approve a change of the policy, to be shown; the policy worker must be told the same. */
  readonly approvalsRequired: number;
  /** Whether secrets are taken out of what is imported. */
  readonly redaction: boolean;
  /** The console's built files. */
  readonly consoleDir: string;
}

/** Injection token of the settings. */
export const GATEWAY_SETTINGS = Symbol('GATEWAY_SETTINGS');

/**
 * Reads the settings, with defaults that suit one machine.
 * @throws ConfigurationError with every problem found
 */
export function readGatewaySettings(env: Environment): GatewaySettings {
  const settings: GatewaySettings = {
    ...readServiceSettings(env),
    host: env.text('HOST', '127.0.0.1'),
    port: env.int('GATEWAY_PORT', 4_000, { min: 0, max: 65_535 }),
    publicUrl: env.optional('PUBLIC_URL')
      ? env.url('PUBLIC_URL', ['http:', 'https:'], 'where browsers reach the console')
      : null,
    logLevel: env.word('LOG_LEVEL', LOG_LEVELS, 'info'),
    policy: {
      defaultEffect: env.word('DEFAULT_EFFECT', EFFECTS, 'allow'),
      shellTools: [...DEFAULT_SHELL_TOOLS, ...env.list('SHELL_TOOLS')],
      unparsedToReview: env.flag('UNPARSED_TO_REVIEW', false),
    },
    commandWaitMs: env.int('COMMAND_WAIT_MS', 10_000, { min: 1, max: 60_000 }),
    replayWaitMs: env.int('REPLAY_WAIT_MS', 60_000, { min: 1, max: 600_000 }),
    approvalsRequired: env.int('APPROVALS_REQUIRED', 1, { min: 1, max: 100 }),
    redaction: env.flag('REDACTION', true),
    consoleDir: env.text('CONSOLE_DIR', resolve(import.meta.dirname, '../../console/dist')),
  };
  env.finish();
  return settings;
}
