import type { Actor, VersionChangePayload, VersionResult } from '@bylaw/contracts';
import { versionChangeHash, type LatestPolicy, type PolicyStore } from '@bylaw/persistence';
import type { PolicyDelta, PolicySnapshot } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import type { ApprovalQuorum } from '../approvals/approval-quorum.js';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { confirmedComment } from './confirmation.js';
import type { Refused } from './refused.js';
import type { VersionReverter } from './version-reverter.js';
import { isOperatorWith } from './who-may.js';

/** What rolling back and restoring have in common: who may, whose turn it is, the typed word, the quorum, and one more version (I5). */
export abstract class VersionReversal implements Command<VersionChangePayload, VersionResult> {
  abstract readonly action: string;
  protected abstract readonly kind: 'rollback' | 'restore';
  protected abstract readonly word: 'ROLLBACK' | 'RESTORE';

  constructor(
    protected readonly policies: PolicyStore,
    private readonly latest: LatestPolicy,
    private readonly reverter: VersionReverter,
    private readonly quorum: ApprovalQuorum,
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
    const { kind, action } = this;
    const { version: reverts, emergency } = payload;
    const comment = confirmedComment(this.word, payload);
    const deltaTo = await this.deltaOf(reverts, context.manager);
    const policy = await this.latest.read(context.manager);
    const missing = await this.quorum.missing(
      {
        change: kind,
        subject: String(reverts),
        contentHash: versionChangeHash(kind, reverts, policy.version),
      },
      { comment, emergency: emergency === true },
      context,
    );
    if (missing) return missing;
    return this.reverter.revert(
      { kind, reverts, action, comment, policy, delta: deltaTo(policy.rules) },
      context,
    );
  }

  /**
   * What it changes of the rules that are active, by what the version says.
   * @throws DomainError `not_found`, or what else makes it impossible
   */
  protected abstract deltaOf(
    version: number,
    manager: EntityManager,
  ): Promise<(active: PolicySnapshot['rules']) => PolicyDelta>;
}
