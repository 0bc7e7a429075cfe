import { Module, type DynamicModule } from '@nestjs/common';
import { JobProducer } from '@bylaw/jobs';
import {
  AgentControlStore,
  ApprovalStore,
  AuditTrail,
  CommandStore,
  LabelStore,
  LatestPolicy,
  LockdownStore,
  OldAnswers,
  PinnedCaseStore,
  PolicyReader,
  PolicyStore,
  RecordedActions,
  ReviewStore,
  RuleMatchStore,
  SuggestionStore,
  TelemetryPartitions,
  TokenStore,
  TrainingRunStore,
} from '@bylaw/persistence';
import { CLOCK, NEW_ID, PlatformModule, type Clock, type Logger, type NewId } from '@bylaw/platform';
import { DataSource } from 'typeorm';
import { QuarantineAgent } from './agents/quarantine-agent.js';
import { ReleaseAgent } from './agents/release-agent.js';
import { RemoveAgent } from './agents/remove-agent.js';
import { ApprovalQuorum } from './approvals/approval-quorum.js';
import { ApproveSuggestion } from './approvals/approve-suggestion.js';
import { ApproveVersionChange } from './approvals/approve-version-change.js';
import { WithdrawApproval } from './approvals/withdraw-approval.js';
import { RecordAudit } from './audit/record-audit.js';
import { ApplySuggestion } from './commands/apply-suggestion.js';
import { CommandRunner } from './commands/command-runner.js';
import { ProposeSuggestion } from './commands/propose-suggestion.js';
import { RejectSuggestion } from './commands/reject-suggestion.js';
import { RestoreVersion } from './commands/restore-version.js';
import { RollbackVersion } from './commands/rollback-version.js';
import { SuggestionMaker } from './commands/suggestion-maker.js';
import { TokenStanding } from './commands/token-standing.js';
import { VersionMaker } from './commands/version-maker.js';
import { VersionReverter } from './commands/version-reverter.js';
import { EndExpired } from './expiry/end-expired.js';
import { ForgetAnswers } from './expiry/forget-answers.js';
import { LabelAction } from './labels/label-action.js';
import { DeclareLockdown } from './lockdown/declare-lockdown.js';
import { LiftLockdown } from './lockdown/lift-lockdown.js';
import { OverlapFinder } from './overlaps/overlap-finder.js';
import { AddPinnedCase } from './pinned-cases/add-pinned-case.js';
import { ImportPinnedCases } from './pinned-cases/import-pinned-cases.js';
import { PinnedCaseGuard } from './pinned-cases/pinned-case-guard.js';
import { RemovePinnedCase } from './pinned-cases/remove-pinned-case.js';
import { PolicyCommands } from './policy-commands.js';
import { PolicyCompiler } from './policy-compiler.js';
import { PolicyConsumer } from './policy-consumer.js';
import { PolicyWorker } from './policy-worker.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from './policy-worker-settings.js';
import { ReplayCancellations } from './replays/replay-cancellations.js';
import { ReplayDiff } from './replays/replay-diff.js';
import { ReplayKeeper } from './replays/replay-keeper.js';
import { ReplayPlanner } from './replays/replay-planner.js';
import { ReplaySlots } from './replays/replay-slots.js';
import { ReplayThreads } from './replays/replay-threads.js';
import { Replayer } from './replays/replayer.js';
import { RequestReplays } from './replays/request-replays.js';
import { DropTelemetry } from './retention/drop-telemetry.js';
import { KeepTelemetry } from './retention/keep-telemetry.js';
import { ResolveReview } from './reviews/resolve-review.js';
import { AddUpRuleMatches } from './rule-matches/add-up-rule-matches.js';
import { Stores } from './stores.js';
import { BootTokens } from './tokens/boot-tokens.js';
import { CreateToken } from './tokens/create-token.js';
import { RevokeToken } from './tokens/revoke-token.js';
import { ConcludeTraining } from './trainings/conclude-training.js';

const STORES = [
  AgentControlStore,
  ApprovalStore,
  CommandStore,
  LabelStore,
  LatestPolicy,
  LockdownStore,
  OldAnswers,
  PinnedCaseStore,
  PolicyReader,
  PolicyStore,
  RecordedActions,
  ReviewStore,
  RuleMatchStore,
  SuggestionStore,
  TokenStore,
  TrainingRunStore,
];

const USE_CASES = [
  ...[ProposeSuggestion, ApplySuggestion, RejectSuggestion, RollbackVersion, RestoreVersion],
  ...[ApprovalQuorum, ApproveSuggestion, ApproveVersionChange, WithdrawApproval],
  ...[SuggestionMaker, VersionMaker, VersionReverter, CommandRunner, TokenStanding],
  ...[OverlapFinder, ReplayDiff, ReplaySlots, ReplayKeeper, ReplayPlanner, RequestReplays],
  ...[ReplayThreads, ReplayCancellations, Replayer],
  ...[AddPinnedCase, ImportPinnedCases, PinnedCaseGuard, RemovePinnedCase, PolicyCompiler],
  ...[QuarantineAgent, ReleaseAgent, RemoveAgent, DeclareLockdown, LiftLockdown],
  ...[CreateToken, RevokeToken, BootTokens],
  ...[
    AddUpRuleMatches,
    ConcludeTraining,
    EndExpired,
    ForgetAnswers,
    DropTelemetry,
    KeepTelemetry,
    LabelAction,
    RecordAudit,
    ResolveReview,
  ],
];

/** The policy worker: the only writer of policy (I2). It answers jobs and has no HTTP. */
@Module({})
export class PolicyWorkerModule {
  static with(settings: PolicyWorkerSettings, logger: Logger): DynamicModule {
    return {
      module: PolicyWorkerModule,
      imports: [PlatformModule.with(logger)],
      providers: [
        { provide: POLICY_WORKER_SETTINGS, useValue: settings },
        { provide: DataSource, useFactory: (stores: Stores) => stores.database, inject: [Stores] },
        { provide: JobProducer, useFactory: (stores: Stores) => stores.jobs, inject: [Stores] },
        {
          provide: AuditTrail,
          useFactory: (clock: Clock, newId: NewId) => new AuditTrail(clock, newId),
          inject: [CLOCK, NEW_ID],
        },
        {
          provide: TelemetryPartitions,
          useFactory: (database: DataSource) => new TelemetryPartitions(database),
          inject: [DataSource],
        },
        ...STORES,
        ...USE_CASES,
        ...[Stores, PolicyCommands, PolicyConsumer, PolicyWorker],
      ],
    };
  }
}
