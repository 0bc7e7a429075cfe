import { EFFECTS } from '@bylaw/contracts';
import {
  LOG_LEVELS,
  readServiceSettings,
  type Environment,
  type LogLevel,
  type ServiceSettings,
} from '@bylaw/platform';
import { DEFAULT_SHELL_TOOLS, type PolicySettings } from '@bylaw/policy';

/** What a policy worker is told by its environment. */
export interface PolicyWorkerSettings extends ServiceSettings {
  readonly logLevel: LogLevel;
  /** How pinned cases and replays are decided; the hubs must be told the same. */
  readonly decisions: PolicySettings;
  /** Days until a pending suggestion expires. */
  readonly suggestionTtlDays: number;
  /** Days that recorded actions are kept, by whole weeks; all of them for ever when 0. */
  readonly actionsRetentionDays: number;
  /** Whether the author of a diff is refused to apply it. */
  readonly requireDistinctApprover: boolean;
  /** How many people must approve a change of the policy: who makes it, and as many others as are left. */
  readonly approvalsRequired: number;
  /** The longest that a replay runs, in ms: what it has not reached by then it tells as skipped. */
  readonly replayLimitMs: number;
  /** What a replay's thread may hold of objects, in MB; one that needs more fails. */
  readonly replayMemoryMb: number;
  /** Commands carried out at the same time. */
  readonly concurrency: number;
  /** The first admin's token, and the first enrolment token; made sure of at every start. */
  readonly adminToken: string | null;
  readonly enrolmentToken: string | null;
}

/**
 * Reads the settings, with the defaults of the design.
 * @throws ConfigurationError with every problem found
 */
export function readPolicyWorkerSettings(env: Environment): PolicyWorkerSettings {
  const settings: PolicyWorkerSettings = {
    ...readServiceSettings(env),
    logLevel: env.word('LOG_LEVEL', LOG_LEVELS, 'info'),
    decisions: {
      defaultEffect: env.word('DEFAULT_EFFECT', EFFECTS, 'allow'),
      shellTools: [...DEFAULT_SHELL_TOOLS, ...env.list('SHELL_TOOLS')],
      unparsedToReview: env.flag('UNPARSED_TO_REVIEW', false),
    },
    suggestionTtlDays: env.int('SUGGESTION_TTL_DAYS', 14, { min: 1, max: 3_650 }),
    actionsRetentionDays: env.int('ACTIONS_RETENTION_DAYS', 0, { min: 0, max: 36_500 }),
    requireDistinctApprover: env.flag('REQUIRE_DISTINCT_APPROVER', false),
    approvalsRequired: env.int('APPROVALS_REQUIRED', 1, { min: 1, max: 100 }),
    replayLimitMs: env.int('REPLAY_LIMIT_MS', 60_000, { min: 100, max: 3_600_000 }),
    replayMemoryMb: env.int('REPLAY_MEMORY_MB', 1_024, { min: 64, max: 65_536 }),
    concurrency: env.int('POLICY_WORKER_CONCURRENCY', 12, { min: 1, max: 100 }),
    adminToken: env.optional('BYLAW_ADMIN_TOKEN') ?? null,
    enrolmentToken: env.optional('BYLAW_ENROLMENT_TOKEN') ?? null,
  };
  env.finish();
  return settings;
}

/** Injection token of the settings. */
export const POLICY_WORKER_SETTINGS = Symbol('POLICY_WORKER_SETTINGS');
