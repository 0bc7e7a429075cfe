import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { LatestPolicy, PolicyStore } from '@bylaw/persistence';
import { invertVersion, type PolicyDelta, type PolicySnapshot } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { ApprovalQuorum } from '../approvals/approval-quorum.js';
import { VersionReversal } from './version-reversal.js';
import { VersionReverter } from './version-reverter.js';

/** Undoes what one version changed, by one more version; what others changed stays (I5). */
@Injectable()
export class RollbackVersion extends VersionReversal {
  readonly action = 'version.rollback';
  protected readonly kind = 'rollback';
  protected readonly word = 'ROLLBACK';

  constructor(
    @Inject(PolicyStore) policies: PolicyStore,
    @Inject(LatestPolicy) latest: LatestPolicy,
    @Inject(VersionReverter) reverter: VersionReverter,
    @Inject(ApprovalQuorum) quorum: ApprovalQuorum,
  ) {
    super(policies, latest, reverter, quorum);
  }

  protected async deltaOf(
    version: number,
    manager: EntityManager,
  ): Promise<(active: PolicySnapshot['rules']) => PolicyDelta> {
    const target = await this.policies.findVersion(manager, version);
    if (!target) throw new DomainError('not_found', `There is no version ${version} to roll back`);
    const earlier = await this.policies.findRollbackOf(manager, version);
    if (earlier) {
      throw new DomainError(
        'version_already_rolled_back',
        `Version ${version} was rolled back by version ${earlier.version}`,
      );
    }
    return (active) => invertVersion({ addedIds: target.added, removedRules: target.removed }, active);
  }
}
