import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { ApprovalStore, announce, type ApprovedChange } from '@bylaw/persistence';
import type { CommandContext } from '../commands/command-context.js';
import { Refused } from '../commands/refused.js';
import { isOperatorWith } from '../commands/who-may.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';

/** What the caller of a change says of it. */
export interface Approval {
  readonly comment: string;
  /** The change is to be made without the approvals of others. */
  readonly emergency: boolean;
}

/** Sees to it that a change of the policy has as many approvals as `APPROVALS_REQUIRED` says (I1). */
@Injectable()
export class ApprovalQuorum {
  constructor(
    @Inject(ApprovalStore) private readonly approvals: ApprovalStore,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  /**
   * Counts who asks for the change among those who approve it. Null when they are enough; otherwise the refusal, with
   * which the approval is kept.
   * @throws DomainError `forbidden` for an emergency that no admin declares
   */
  async missing(
    change: ApprovedChange,
    approval: Approval,
    context: CommandContext,
  ): Promise<Refused | null> {
    const { emergency, comment } = approval;
    if (emergency) return this.skip(change, comment, context);
    const { approvalsRequired: required } = this.settings;
    if (required === 1) return null;
    await this.add(change, comment, context);
    const { length: given } = await this.approvals.counted(context.manager, change);
    if (given >= required) return null;
    const detail = `Your approval is kept. This ${change.change} needs ${required} approvals and has ${given}`;
    return new Refused(new DomainError('approvals_missing', detail));
  }

  /** Keeps the approval of who asks; once, however often it is given. */
  async add(change: ApprovedChange, comment: string, context: CommandContext): Promise<void> {
    const { id: operatorId, name: operatorName } = context.actor;
    const approval = { operatorId, operatorName, comment, at: context.now };
    const isNew = await this.approvals.add(context.manager, change, approval);
    const { change: kind, subject, contentHash } = change;
    if (isNew) await announce(context.manager, { type: 'approval.changed', change: kind, subject });
    context.audit({
      action: `${ABOUT[kind]}.approve`,
      subject,
      reason: comment,
      details: { change: kind, contentHash, again: !isNew },
    });
  }

  private async skip(
    { change, subject, contentHash }: ApprovedChange,
    reason: string,
    context: CommandContext,
  ): Promise<null> {
    if (!isOperatorWith('admin', context.actor)) {
      throw new DomainError('forbidden', 'Only an admin can declare an emergency');
    }
    await announce(context.manager, { type: 'emergency.declared', change, subject, by: context.actor.name });
    context.audit({ action: 'emergency.declare', subject, reason, details: { change, contentHash } });
    return null;
  }
}

const ABOUT = { apply: 'suggestion', rollback: 'version', restore: 'version' } as const;
