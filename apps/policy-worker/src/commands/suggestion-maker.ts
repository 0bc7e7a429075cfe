import { Inject, Injectable } from '@nestjs/common';
import type { Actor, ProposeResult } from '@bylaw/contracts';
import { SuggestionStore, announce, type StoredOverlaps } from '@bylaw/persistence';
import { contentHash, normalizeDiff, type Diff } from '@bylaw/policy';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import type { CommandContext } from './command-context.js';

/** A diff that was found acceptable, and where it comes from. */
export interface AcceptedDiff {
  readonly id: string;
  readonly proposer: Actor;
  readonly diff: Diff;
  readonly baseVersion: number;
  readonly comment: string | null;
  readonly evidence: unknown;
  readonly trainingId: string | null;
  readonly overlaps: StoredOverlaps | null;
}

const DAY_MS = 86_400_000;

/** Makes pending suggestions, of operators and of the trainer alike. */
@Injectable()
export class SuggestionMaker {
  constructor(
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  /** Stores the diff as pending, or finds the pending suggestion of the same content (I3). */
  async make(accepted: AcceptedDiff, context: CommandContext): Promise<ProposeResult> {
    const { proposer, id, ...rest } = accepted;
    const hash = contentHash(accepted.diff);
    const existing = await this.findPending(hash, context);
    if (existing !== null) return this.found(existing, accepted, context);
    const created = await this.suggestions.insertPending(context.manager, {
      ...rest,
      id,
      proposer,
      proposedAt: context.now,
      diff: normalizeDiff(accepted.diff),
      contentHash: hash,
      expiresAt: new Date(context.now.getTime() + this.settings.suggestionTtlDays * DAY_MS),
    });
    if (!created) return this.make(accepted, context);
    await announce(context.manager, { type: 'suggestion.changed', id, status: 'pending' });
    context.audit({
      action: 'suggestion.propose',
      actor: proposer,
      subject: id,
      reason: accepted.comment,
      fromVersion: accepted.baseVersion,
      details: { contentHash: hash },
    });
    return { suggestionId: id, created: true };
  }

  /** A suggestion whose time is over is pending no more, even when nobody has noticed yet. */
  private async findPending(hash: string, context: CommandContext): Promise<string | null> {
    const pending = await this.suggestions.lockPending(context.manager, hash);
    if (!pending || pending.expiresAt > context.now) return pending?.id ?? null;
    await this.suggestions.end(context.manager, pending.id, 'expired');
    await announce(context.manager, { type: 'suggestion.changed', id: pending.id, status: 'expired' });
    context.audit({ action: 'suggestion.expire', subject: pending.id });
    return null;
  }

  private found(existing: string, accepted: AcceptedDiff, context: CommandContext): ProposeResult {
    context.audit({
      action: 'suggestion.propose',
      actor: accepted.proposer,
      subject: existing,
      reason: accepted.comment,
      details: { created: false },
    });
    return { suggestionId: existing, created: false };
  }
}
