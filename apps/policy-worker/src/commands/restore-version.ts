import { Inject, Injectable } from '@nestjs/common';
import type { Actor, VersionChangePayload, VersionResult } from '@bylaw/contracts';
import { LatestPolicy, PolicyReader, PolicyStore, versionChangeHash } from '@bylaw/persistence';
import { restoreDelta } from '@bylaw/policy';
import { ApprovalQuorum } from '../approvals/approval-quorum.js';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { confirmedComment } from './confirmation.js';
import type { Refused } from './refused.js';
import { VersionReverter } from './version-reverter.js';
import { isOperatorWith } from './who-may.js';

/** Makes the policy equal to what it was at a version, by one more version (I5). */
@Injectable()
export class RestoreVersion implements Command<VersionChangePayload, VersionResult> {
  readonly action = 'version.restore';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
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
    const comment = confirmedComment('RESTORE', payload);
    const target = await this.reader.snapshot(context.manager, payload.version);
    const policy = await this.latest.read(context.manager);
    const delta = restoreDelta(policy.rules, target.rules);
    const missing = await this.quorum.missing(
      {
        change: 'restore',
        subject: String(target.version),
        contentHash: versionChangeHash('restore', target.version, policy.version),
      },
      { comment, emergency: payload.emergency === true },
      context,
    );
    if (missing) return missing;
    return this.reverter.revert(
      { kind: 'restore', reverts: target.version, action: this.action, comment, policy, delta },
      context,
    );
  }
}
