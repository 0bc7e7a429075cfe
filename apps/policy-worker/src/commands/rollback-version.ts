import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type VersionChangePayload, type VersionResult } from '@bylaw/contracts';
import { LatestPolicy, PolicyStore, versionChangeHash } from '@bylaw/persistence';
import { invertVersion } from '@bylaw/policy';
import { ApprovalQuorum } from '../approvals/approval-quorum.js';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { confirmedComment } from './confirmation.js';
import type { Refused } from './refused.js';
import { VersionReverter } from './version-reverter.js';
import { isOperatorWith } from './who-may.js';

/** Undoes what one version changed, by one more version; what others changed stays (I5). */
@Injectable()
export class RollbackVersion implements Command<VersionChangePayload, VersionResult> {
  readonly action = 'version.rollback';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(VersionReverter) private readonly reverter: VersionReverter,
    @Inject(ApprovalQuorum) private readonly quorum: ApprovalQuorum,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: VersionChangePayload): string {
    return String(payload.version);
  }

  async takeTurn(_payload: VersionChangePayload, { manager }: CommandContext): Promise<void> {
    await this.policies.lock(manager);
  }

  async execute(payload: VersionChangePayload, context: CommandContext): Promise<VersionResult | Refused> {
    const comment = confirmedComment('ROLLBACK', payload);
    const target = await this.policies.findVersion(context.manager, payload.version);
    if (!target) throw new DomainError('not_found', `There is no version ${payload.version} to roll back`);
    const earlier = await this.policies.findRollbackOf(context.manager, target.version);
    if (earlier) {
      throw new DomainError(
        'version_already_rolled_back',
        `Version ${target.version} was rolled back by version ${earlier.version}`,
      );
    }
    const policy = await this.latest.read(context.manager);
    const delta = invertVersion({ addedIds: target.added, removedRules: target.removed }, policy.rules);
    const missing = await this.quorum.missing(
      {
        change: 'rollback',
        subject: String(target.version),
        contentHash: versionChangeHash('rollback', target.version, policy.version),
      },
      { comment, emergency: payload.emergency === true },
      context,
    );
    if (missing) return missing;
    return this.reverter.revert(
      { kind: 'rollback', reverts: target.version, action: this.action, comment, policy, delta },
      context,
    );
  }
}
