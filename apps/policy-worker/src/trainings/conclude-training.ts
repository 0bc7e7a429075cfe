import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ConcludeTrainingPayload, type ProposeResult } from '@bylaw/contracts';
import { LatestPolicy, PolicyStore, SuggestionStore, TrainingRunStore, announce } from '@bylaw/persistence';
import { assertAcceptable } from '../commands/acceptable-diff.js';
import { checkedDiff } from '../commands/checked-diff.js';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { SuggestionMaker } from '../commands/suggestion-maker.js';
import { isBylaw } from '../commands/who-may.js';
import { overlapsAt, type WithOverlaps } from '../overlaps/found-overlaps.js';

/** Whoever worked a run's diff out: never an operator, so it can never apply anything (I1). */
const TRAINER: Actor = { kind: 'trainer', id: 'trainer', name: 'trainer' };

type Conclusion = WithOverlaps<ConcludeTrainingPayload>;

interface Concluded {
  readonly status: ConcludeTrainingPayload['status'];
  readonly suggestionId: string | null;
  readonly error: string | null;
}

/** Stores how a training run ended, with its pending suggestion when it has one, in one transaction. */
@Injectable()
export class ConcludeTraining implements Command<Conclusion, { suggestionId: string | null }> {
  readonly action = 'training.conclude';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(TrainingRunStore) private readonly runs: TrainingRunStore,
    @Inject(SuggestionMaker) private readonly maker: SuggestionMaker,
  ) {}

  allows(actor: Actor): boolean {
    return isBylaw(actor);
  }

  subject(payload: ConcludeTrainingPayload): string {
    return payload.runId;
  }

  /** A run that was concluded before, by whatever command, stays as it was (I3). */
  async execute(payload: Conclusion, context: CommandContext): Promise<{ suggestionId: string | null }> {
    const { runId } = payload;
    await this.runs.lock(context.manager);
    await this.policies.hold(context.manager);
    const earlier = await this.runs.find(context.manager, runId);
    if (earlier) {
      context.audit({ action: this.action, subject: runId, details: { repeated: true } });
      return { suggestionId: earlier.suggestionId };
    }
    const end = await this.end(payload, context);
    await this.store(payload, end, context);
    return { suggestionId: end.suggestionId };
  }

  private async end(payload: Conclusion, context: CommandContext): Promise<Concluded> {
    const { status, diff } = payload;
    const asItIs = { status, suggestionId: null, error: payload.error ?? null };
    if (status !== 'completed' || !diff) return asItIs;
    try {
      return { ...asItIs, suggestionId: await this.suggest(payload, diff, context) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      context.audit({
        action: 'suggestion.propose',
        actor: TRAINER,
        outcome: 'refused',
        subject: payload.suggestionId ?? payload.runId,
        reason: error.code,
        details: { detail: error.message },
      });
      return { status: 'failed', suggestionId: null, error: `${error.code}: ${error.message}` };
    }
  }

  /** @throws DomainError when the diff is one that the trainer may not propose (I7); nothing was written then. */
  private async suggest(payload: Conclusion, untrusted: object, context: CommandContext): Promise<string> {
    const diff = await checkedDiff(untrusted);
    const policy = await this.latest.read(context.manager);
    assertAcceptable(diff, policy, TRAINER);
    const { suggestionId, created } = await this.maker.make(
      {
        id: payload.suggestionId ?? payload.runId,
        proposer: TRAINER,
        diff,
        baseVersion: policy.version,
        comment: null,
        evidence: payload.evidence ?? null,
        trainingId: payload.runId,
        overlaps: overlapsAt(policy.version, payload.overlaps),
      },
      context,
    );
    await this.keepNewestOnly(payload, { suggestionId, created }, context);
    return suggestionId;
  }

  /** Of all runs' suggestions only the newest run's stays pending, in whatever order the runs end. */
  private async keepNewestOnly(
    payload: ConcludeTrainingPayload,
    { suggestionId, created }: ProposeResult,
    context: CommandContext,
  ): Promise<void> {
    const run = { id: payload.runId, requestedAt: new Date(payload.requestedAt) };
    const newer = await this.runs.newerWithSuggestion(context.manager, run);
    if (newer !== null) {
      // One that was pending before is somebody else's too: an operator's, or the newer run's.
      if (created) await this.supersede(suggestionId, newer, context);
      return;
    }
    for (const id of await this.suggestions.lockPendingOfOlderRuns(context.manager, run)) {
      if (id !== suggestionId) await this.supersede(id, run.id, context);
    }
  }

  private async supersede(id: string, newerRun: string, context: CommandContext): Promise<void> {
    await this.suggestions.end(context.manager, id, 'superseded');
    await announce(context.manager, { type: 'suggestion.changed', id, status: 'superseded' });
    context.audit({
      action: 'suggestion.supersede',
      actor: TRAINER,
      subject: id,
      reason: `training run ${newerRun} is newer`,
    });
  }

  private async store(
    payload: ConcludeTrainingPayload,
    end: Concluded,
    context: CommandContext,
  ): Promise<void> {
    const { runId: id, requestedBy } = payload;
    await this.runs.insert(context.manager, {
      ...end,
      id,
      requestedBy,
      requestedAt: new Date(payload.requestedAt),
      endedAt: context.now,
      parameters: payload.parameters,
      progress: payload.progress,
      metrics: payload.metrics ?? null,
    });
    await announce(context.manager, { type: 'training.changed', id, status: end.status });
    context.audit({
      action: this.action,
      subject: id,
      reason: end.error,
      details: { status: end.status, requestedBy, suggestionId: end.suggestionId },
    });
  }
}
