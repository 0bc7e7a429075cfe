import { Inject, Injectable } from '@nestjs/common';
import type { VersionResult } from '@bylaw/contracts';
import type { PolicyDelta, PolicySnapshot } from '@bylaw/policy';
import { assertLocksKept } from './acceptable-diff.js';
import type { CommandContext } from './command-context.js';
import { VersionMaker } from './version-maker.js';

/** What goes back, and to what. */
export interface Reversal {
  readonly kind: 'rollback' | 'restore';
  readonly reverts: number;
  readonly action: string;
  readonly comment: string;
  readonly policy: PolicySnapshot;
  readonly delta: PolicyDelta;
}

/** Makes the versions that go back: they add nothing new, and bring rules back under their original ids (I5). */
@Injectable()
export class VersionReverter {
  constructor(@Inject(VersionMaker) private readonly versions: VersionMaker) {}

  /** @throws DomainError `locked_rule` when it removes one and the actor is no admin (I7), `pinned_case_broken`. */
  async revert(reversal: Reversal, context: CommandContext): Promise<VersionResult> {
    const { kind, reverts, comment, policy, delta } = reversal;
    assertLocksKept({ remove: delta.removeIds }, policy, context.actor);
    const version = await this.versions.make(
      {
        kind,
        suggestionId: null,
        reverts,
        comment,
        policy,
        add: { by: context.actor.name, rules: [] },
        restore: delta.restoreRules,
        removeIds: delta.removeIds,
      },
      context,
    );
    context.audit({
      action: reversal.action,
      subject: String(reverts),
      reason: comment,
      fromVersion: policy.version,
      toVersion: version,
    });
    return { version };
  }
}
