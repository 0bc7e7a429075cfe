import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DeadJobs } from '@bylaw/jobs';
import {
  ActionReader,
  AgentReader,
  ApprovalStore,
  AuditReader,
  CommandReader,
  LockdownStore,
  OverviewReader,
  PinnedCaseReader,
  PolicyReader,
  RecentActionReader,
  ReviewReader,
  RolloutReader,
  RuleMatchReader,
  RuleReader,
  SuggestionReader,
  TokenReader,
  TrainingRunReader,
  VersionReader,
} from '@bylaw/persistence';
import {
  AccessGuard,
  HealthController,
  PlatformModule,
  PrincipalResolver,
  type Logger,
} from '@bylaw/platform';
import { Redactor } from '@bylaw/redaction';
import type { DataSource } from 'typeorm';
import { AgentsController } from './agents/agents-controller.js';
import { FleetPresence } from './agents/fleet-presence.js';
import { Fleet } from './agents/fleet.js';
import { VersionApprovalsController } from './approvals/version-approvals-controller.js';
import { AuditController } from './audit/audit-controller.js';
import { CommandCancellations } from './commands/command-cancellations.js';
import { CommandClient } from './commands/command-client.js';
import { CommandsController } from './commands/commands-controller.js';
import { DeadJobCount } from './dead-jobs/dead-job-count.js';
import { DeadJobDecisions } from './dead-jobs/dead-job-decisions.js';
import { DeadJobsController } from './dead-jobs/dead-jobs-controller.js';
import { EventsController } from './events/events-controller.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { LockdownController } from './lockdown/lockdown-controller.js';
import { DecisionMinutes } from './overview/decision-minutes.js';
import { OverviewController } from './overview/overview-controller.js';
import { PolicyFileController } from './policy-file/policy-file-controller.js';
import { PolicyFileProposals } from './policy-file/policy-file-proposals.js';
import { PinnedCaseForecast } from './pinned-cases/pinned-case-forecast.js';
import { PinnedCaseFile } from './pinned-cases/pinned-case-file.js';
import { PinnedCasesController } from './pinned-cases/pinned-cases-controller.js';
import { ReplaysController } from './replays/replays-controller.js';
import { ReviewsController } from './reviews/reviews-controller.js';
import { DecisionsController } from './rules/decisions-controller.js';
import { ListedRules } from './rules/listed-rules.js';
import { PolicyCache } from './rules/policy-cache.js';
import { PreviewRule } from './rules/preview-rule.js';
import { RulesController } from './rules/rules-controller.js';
import { OperatorResolver } from './sessions/operator-resolver.js';
import { SessionStore } from './sessions/session-store.js';
import { SessionsController } from './sessions/sessions-controller.js';
import { Stores } from './stores.js';
import { ShownSuggestions } from './suggestions/shown-suggestions.js';
import { SuggestionInsightsController } from './suggestions/suggestion-insights-controller.js';
import { SuggestionSamples } from './suggestions/suggestion-samples.js';
import { SuggestionsController } from './suggestions/suggestions-controller.js';
import { ActionsController } from './telemetry/actions-controller.js';
import { StoredAction } from './telemetry/stored-action.js';
import { TelemetryExport } from './telemetry/telemetry-export.js';
import { TelemetryImport } from './telemetry/telemetry-import.js';
import { OperatorDirectory } from './tokens/operator-directory.js';
import { TokensController } from './tokens/tokens-controller.js';
import { TrainingRuns } from './trainings/training-runs.js';
import { TrainingsController } from './trainings/trainings-controller.js';
import { AwaitRollout } from './versions/await-rollout.js';
import { PreviewReversal } from './versions/preview-reversal.js';
import { VersionPreviewsController } from './versions/version-previews-controller.js';
import { VersionsController } from './versions/versions-controller.js';

/** A read model over the gateway's access to Postgres. */
function reader(type: new (database: DataSource) => object): Provider {
  return { provide: type, inject: [Stores], useFactory: ({ database }: Stores) => new type(database) };
}

const READERS = [
  ActionReader,
  AgentReader,
  AuditReader,
  CommandReader,
  OverviewReader,
  PinnedCaseReader,
  RecentActionReader,
  ReviewReader,
  RolloutReader,
  RuleMatchReader,
  RuleReader,
  SuggestionReader,
  TokenReader,
  TrainingRunReader,
  VersionReader,
];

const CONTROLLERS = [
  HealthController,
  RulesController,
  PolicyFileController,
  DecisionsController,
  SuggestionInsightsController,
  SuggestionsController,
  VersionPreviewsController,
  VersionsController,
  VersionApprovalsController,
  ReplaysController,
  ActionsController,
  TrainingsController,
  AgentsController,
  LockdownController,
  OverviewController,
  ReviewsController,
  PinnedCasesController,
  AuditController,
  TokensController,
  EventsController,
  SessionsController,
  CommandsController,
  DeadJobsController,
];

/** The control plane: the operators' HTTP API. */
@Module({})
export class GatewayModule {
  static with(settings: GatewaySettings, logger: Logger): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PlatformModule.with(logger)],
      controllers: CONTROLLERS,
      providers: [
        { provide: GATEWAY_SETTINGS, useValue: settings },
        Stores,
        ...READERS.map(reader),
        PolicyReader,
        LockdownStore,
        ApprovalStore,
        AwaitRollout,
        ...[PolicyCache, ListedRules, PreviewRule, PreviewReversal, PolicyFileProposals],
        CommandCancellations,
        ...[PinnedCaseFile, PinnedCaseForecast],
        ...[ShownSuggestions, SuggestionSamples],
        CommandClient,
        OperatorDirectory,
        SessionStore,
        FleetPresence,
        Fleet,
        DecisionMinutes,
        StoredAction,
        TelemetryExport,
        TelemetryImport,
        TrainingRuns,
        {
          provide: DeadJobs,
          inject: [Stores],
          useFactory: ({ producer, redis }: Stores) => new DeadJobs(producer, redis),
        },
        DeadJobDecisions,
        DeadJobCount,
        { provide: Redactor, useValue: new Redactor(settings.redaction) },
        { provide: PrincipalResolver, useClass: OperatorResolver },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}
