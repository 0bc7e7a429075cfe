import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ApplyPayload, type VersionResult } from '@bylaw/contracts';
import {
  LatestPolicy,
  PolicyStore,
  SuggestionStore,
  announce,
  type SuggestionEntity,
} from '@bylaw/persistence';
import { appliesCleanly, type PolicySnapshot } from '@bylaw/policy';
import { ApprovalQuorum } from '../approvals/approval-quorum.js';
import { assertNotAuthor, assertPending } from '../approvals/assert-approvable.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import { assertLocksKept } from './acceptable-diff.js';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { confirmedComment } from './confirmation.js';
import { Refused } from './refused.js';
import { VersionMaker } from './version-maker.js';
import { isOperatorWith } from './who-may.js';

/** Makes a version of a pending suggestion: only by an operator, only with the typed word (I1), only once (I3). */
@Injectable()
export class ApplySuggestion implements Command<ApplyPayload, VersionResult> {
  readonly action = 'suggestion.apply';

  @Inject(POLICY_WORKER_SETTINGS)
  private readonly settings!: PolicyWorkerSettings;

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(VersionMaker) private readonly versions: VersionMaker,
    @Inject(ApprovalQuorum) private readonly quorum: ApprovalQuorum,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: ApplyPayload): string {
    return payload.suggestionId;
  }

  async takeTurn({ suggestionId }: ApplyPayload, { manager }: CommandContext): Promise<void> {
    await this.policies.lock(manager);
    await this.suggestions.lock(manager, suggestionId);
  }

  async execute(payload: ApplyPayload, context: CommandContext): Promise<VersionResult | Refused> {
    const comment = confirmedComment('APPLY', payload);
    const suggestion = await this.suggestions.lock(context.manager, payload.suggestionId);
    if (!suggestion) throw new DomainError('not_found', `There is no suggestion ${payload.suggestionId}`);
    assertPending(suggestion);
    const policy = await this.latest.read(context.manager);
    const refused = await this.endedMeanwhile(suggestion, policy, context);
    if (refused) return refused;
    const emergency = payload.emergency === true;
    if (this.settings.requireDistinctApprover && !emergency) assertNotAuthor(suggestion, context.actor);
    assertLocksKept(suggestion.diff, policy, suggestion.proposer);
    const { id: subject, contentHash } = suggestion;
    const change = { change: 'apply', subject, contentHash } as const;
    const missing = await this.quorum.missing(change, { comment, emergency }, context);
    return missing ?? this.apply(suggestion, { policy, comment }, context);
  }

  /** A suggestion that turns out to have expired, or to be stale, is so from now on: this much is kept. */
  private async endedMeanwhile(
    suggestion: SuggestionEntity,
    policy: PolicySnapshot,
    context: CommandContext,
  ): Promise<Refused | null> {
    const { id } = suggestion;
    if (suggestion.expiresAt <= context.now) {
      await this.end(id, { status: 'expired', action: 'suggestion.expire' }, context);
      const when = suggestion.expiresAt.toISOString();
      return new Refused(new DomainError('suggestion_not_pending', `Suggestion ${id} expired at ${when}`));
    }
    const { clean, missing } = appliesCleanly(
      suggestion.diff,
      policy.rules.map((rule) => rule.id),
    );
    if (clean) return null;
    await this.end(id, { status: 'stale', action: 'suggestion.stale' }, context);
    return new Refused(
      new DomainError(
        'suggestion_stale',
        `Suggestion ${id} removes rules that are not active: ${missing.join(', ')}`,
      ),
    );
  }

  private async end(
    id: string,
    end: { status: 'expired' | 'stale'; action: string },
    context: CommandContext,
  ): Promise<void> {
    await this.suggestions.end(context.manager, id, end.status);
    await announce(context.manager, { type: 'suggestion.changed', id, status: end.status });
    context.audit({ action: end.action, subject: id });
  }

  private async apply(
    suggestion: SuggestionEntity,
    plan: { policy: PolicySnapshot; comment: string },
    context: CommandContext,
  ): Promise<VersionResult> {
    const { id, diff, proposedBy } = suggestion;
    const { policy, comment } = plan;
    // Before the version is made, so that this suggestion is not among those that the version turns stale.
    await this.suggestions.review(context.manager, {
      id,
      status: 'applied',
      reviewedBy: context.actor.name,
      reviewedAt: context.now,
      comment,
      appliedVersion: policy.version + 1,
    });
    const version = await this.versions.make(
      {
        kind: 'apply',
        suggestionId: id,
        reverts: null,
        comment,
        policy,
        add: { by: proposedBy, rules: diff.add },
        restore: [],
        removeIds: diff.remove,
      },
      context,
    );
    await announce(context.manager, { type: 'suggestion.changed', id, status: 'applied' });
    context.audit({
      action: this.action,
      subject: id,
      reason: comment,
      fromVersion: policy.version,
      toVersion: version,
      details: { contentHash: suggestion.contentHash },
    });
    return { version };
  }
}
