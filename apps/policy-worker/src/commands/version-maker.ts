import { Inject, Injectable } from '@nestjs/common';
import type { VersionKind } from '@bylaw/contracts';
import { PolicyStore, SuggestionStore, announce } from '@bylaw/persistence';
import { NEW_ID, type NewId } from '@bylaw/platform';
import type { PolicySnapshot, Rule, RuleContent } from '@bylaw/policy';
import { PinnedCaseGuard } from '../pinned-cases/pinned-case-guard.js';
import type { CommandContext } from './command-context.js';

/** What the next version is to do, and why. */
export interface VersionPlan {
  readonly kind: VersionKind;
  readonly suggestionId: string | null;
  readonly reverts: number | null;
  readonly comment: string;
  /** The policy before; locked by this transaction. */
  readonly policy: PolicySnapshot;
  readonly add: { readonly by: string; readonly rules: readonly RuleContent[] };
  readonly restore: readonly Rule[];
  readonly removeIds: readonly string[];
}

/** Makes versions: the one place where the policy changes. */
@Injectable()
export class VersionMaker {
  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(PinnedCaseGuard) private readonly pinnedCases: PinnedCaseGuard,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /**
   * Makes the next version, turns pending suggestions stale that it leaves nothing to remove, and announces it.
   * @returns its number
   * @throws DomainError `pinned_case_broken` when the resulting policy would break a pinned case
   */
  async make(plan: VersionPlan, context: CommandContext): Promise<number> {
    const { policy, restore } = plan;
    const version = policy.version + 1;
    const removed = new Set(plan.removeIds);
    const add = this.newRules(plan, version, context);
    const kept = policy.rules.filter((rule) => !removed.has(rule.id));
    const next = { version, rules: [...kept, ...restore, ...add] };
    await this.pinnedCases.check(context.manager, { from: policy, to: next });
    await this.policies.createVersion(context.manager, {
      version,
      kind: plan.kind,
      suggestionId: plan.suggestionId,
      reverts: plan.reverts,
      author: context.actor.name,
      comment: plan.comment,
      createdAt: context.now,
      add,
      restore,
      remove: policy.rules.filter((rule) => removed.has(rule.id)),
    });
    await this.endStale(plan.removeIds, version, context);
    await announce(context.manager, { type: 'version.created', version, kind: plan.kind });
    return version;
  }

  private newRules(plan: VersionPlan, version: number, context: CommandContext): Rule[] {
    return plan.add.rules.map((content) => ({
      id: this.newId(),
      ...content,
      addedBy: plan.add.by,
      addedAt: context.now.toISOString(),
      addedInVersion: version,
    }));
  }

  private async endStale(
    removeIds: readonly string[],
    version: number,
    context: CommandContext,
  ): Promise<void> {
    if (removeIds.length === 0) return;
    for (const id of await this.suggestions.lockPendingRemoving(context.manager, removeIds)) {
      await this.suggestions.end(context.manager, id, 'stale');
      await announce(context.manager, { type: 'suggestion.changed', id, status: 'stale' });
      context.audit({
        action: 'suggestion.stale',
        subject: id,
        reason: `version ${version} removed a rule that it removes`,
      });
    }
  }
}
