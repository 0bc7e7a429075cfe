import { Inject, Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { CommandPayload, CommandResult, QUEUES } from '@bylaw/contracts';
import type { JobHandlers } from '@bylaw/jobs';
import { QuarantineAgent } from './agents/quarantine-agent.js';
import { ReleaseAgent } from './agents/release-agent.js';
import { RemoveAgent } from './agents/remove-agent.js';
import { ApproveSuggestion } from './approvals/approve-suggestion.js';
import { ApproveVersionChange } from './approvals/approve-version-change.js';
import { WithdrawApproval } from './approvals/withdraw-approval.js';
import { RecordAudit } from './audit/record-audit.js';
import { ApplySuggestion } from './commands/apply-suggestion.js';
import type { Command } from './commands/command.js';
import { CommandRunner } from './commands/command-runner.js';
import { ProposeSuggestion } from './commands/propose-suggestion.js';
import { RejectSuggestion } from './commands/reject-suggestion.js';
import { RestoreVersion } from './commands/restore-version.js';
import { RollbackVersion } from './commands/rollback-version.js';
import { EndExpired } from './expiry/end-expired.js';
import { ForgetAnswers } from './expiry/forget-answers.js';
import { LabelAction } from './labels/label-action.js';
import { DeclareLockdown } from './lockdown/declare-lockdown.js';
import { LiftLockdown } from './lockdown/lift-lockdown.js';
import type { WithOverlaps } from './overlaps/found-overlaps.js';
import { OverlapFinder } from './overlaps/overlap-finder.js';
import { AddPinnedCase } from './pinned-cases/add-pinned-case.js';
import { ImportPinnedCases } from './pinned-cases/import-pinned-cases.js';
import { RemovePinnedCase } from './pinned-cases/remove-pinned-case.js';
import { ReplayDiff } from './replays/replay-diff.js';
import { RequestReplays } from './replays/request-replays.js';
import { KeepTelemetry } from './retention/keep-telemetry.js';
import { ResolveReview } from './reviews/resolve-review.js';
import { AddUpRuleMatches } from './rule-matches/add-up-rule-matches.js';
import { CreateToken } from './tokens/create-token.js';
import { RevokeToken } from './tokens/revoke-token.js';
import { ConcludeTraining } from './trainings/conclude-training.js';

/** Which use case each job of the queue `policy-commands` is. */
@Injectable()
export class PolicyCommands {
  constructor(
    @Inject(ModuleRef) private readonly module: ModuleRef,
    @Inject(CommandRunner) private readonly runner: CommandRunner,
  ) {}

  readonly handlers: JobHandlers<typeof QUEUES.policyCommands> = {
    propose: this.withOverlaps(this.command('propose', ProposeSuggestion)),
    apply: this.command('apply', ApplySuggestion),
    reject: this.command('reject', RejectSuggestion),
    rollback: this.command('rollback', RollbackVersion),
    restore: this.command('restore', RestoreVersion),
    'approve-suggestion': this.command('approve-suggestion', ApproveSuggestion),
    'approve-version-change': this.command('approve-version-change', ApproveVersionChange),
    'withdraw-approval': this.command('withdraw-approval', WithdrawApproval),
    'resolve-review': this.command('resolve-review', ResolveReview),
    'conclude-training': this.withOverlaps(this.command('conclude-training', ConcludeTraining)),
    'quarantine-agent': this.command('quarantine-agent', QuarantineAgent),
    'release-agent': this.command('release-agent', ReleaseAgent),
    'remove-agent': this.command('remove-agent', RemoveAgent),
    'declare-lockdown': this.command('declare-lockdown', DeclareLockdown),
    'lift-lockdown': this.command('lift-lockdown', LiftLockdown),
    'label-action': this.command('label-action', LabelAction),
    'create-token': this.command('create-token', CreateToken),
    'revoke-token': this.command('revoke-token', RevokeToken),
    'add-pinned-case': this.command('add-pinned-case', AddPinnedCase),
    'import-pinned-cases': this.command('import-pinned-cases', ImportPinnedCases),
    'remove-pinned-case': this.command('remove-pinned-case', RemovePinnedCase),
    'record-audit': this.command('record-audit', RecordAudit),
    replay: (payload, delivery) => this.module.get(ReplayDiff).execute(payload, delivery),
    'request-replays': () => this.module.get(RequestReplays).execute(),
    'forget-answers': () => this.module.get(ForgetAnswers).execute(),
    'keep-telemetry': () => this.module.get(KeepTelemetry).execute(),
    'add-up-rule-matches': () => this.module.get(AddUpRuleMatches).execute(),
    'end-expired': () => this.module.get(EndExpired).execute(),
  };

  /** Has a diff's overlaps found before the command's transaction, which holds locks that others wait for. */
  private withOverlaps<P extends { readonly diff: object | null }, R>(
    handle: (payload: WithOverlaps<P>) => Promise<R>,
  ): (payload: P) => Promise<R> {
    return async (payload) =>
      handle({ ...payload, overlaps: await this.module.get(OverlapFinder).find(payload.diff) });
  }

  private command<P extends CommandPayload, R>(
    name: string,
    useCase: Type<Command<P, R>>,
  ): (payload: P) => Promise<CommandResult<R>> {
    return (payload) => this.runner.run(name, this.module.get(useCase), payload);
  }
}
