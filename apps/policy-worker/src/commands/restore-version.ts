import { Inject, Injectable } from '@nestjs/common';
import { LatestPolicy, PolicyReader, PolicyStore } from '@bylaw/persistence';
import { restoreDelta, type PolicyDelta, type PolicySnapshot } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { ApprovalQuorum } from '../approvals/approval-quorum.js';
import { VersionReversal } from './version-reversal.js';
import { VersionReverter } from './version-reverter.js';

/** Makes the policy equal to what it was at a version, by one more version (I5). */
@Injectable()
export class RestoreVersion extends VersionReversal {
  readonly action = 'version.restore';
  protected readonly kind = 'restore';
  protected readonly word = 'RESTORE';

  constructor(
    @Inject(PolicyStore) policies: PolicyStore,
    @Inject(LatestPolicy) latest: LatestPolicy,
    @Inject(VersionReverter) reverter: VersionReverter,
    @Inject(ApprovalQuorum) quorum: ApprovalQuorum,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
  ) {
    super(policies, latest, reverter, quorum);
  }

  protected async deltaOf(
    version: number,
    manager: EntityManager,
  ): Promise<(active: PolicySnapshot['rules']) => PolicyDelta> {
    const target = await this.reader.snapshot(manager, version);
    return (active) => restoreDelta(active, target.rules);
  }
}
