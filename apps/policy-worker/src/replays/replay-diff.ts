import { Inject, Injectable } from '@nestjs/common';
import { DomainError, LIMITS, type CommandResult, type ReplayPayload } from '@bylaw/contracts';
import { CLOCK, type Clock } from '@bylaw/platform';
import type { ReplayResult } from '@bylaw/policy';
import { isBylaw, isOperatorWith } from '../commands/who-may.js';
import { ReplayKeeper } from './replay-keeper.js';
import { ReplayPlanner } from './replay-planner.js';
import { Replayer } from './replayer.js';

const DAYS_30_MS = 30 * 86_400_000;

/** A replay, with the bounds that it kept to. */
interface BoundedReplay extends ReplayResult {
  readonly since: string;
  readonly limit: number;
}

/**
 * Answers what a diff would have decided otherwise. It changes no policy and leaves no audit event; it runs outside a
 * transaction, as it can take long.
 */
@Injectable()
export class ReplayDiff {
  constructor(
    @Inject(ReplayPlanner) private readonly planner: ReplayPlanner,
    @Inject(Replayer) private readonly replayer: Replayer,
    @Inject(ReplayKeeper) private readonly keeper: ReplayKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With `store`, the result is kept with the suggestion; otherwise for whoever asks for the command's answer. */
  async execute(payload: ReplayPayload): Promise<CommandResult> {
    const earlier = await this.keeper.find(payload.commandId);
    if (earlier) return earlier;
    try {
      return await this.keeper.keep(payload, await this.replay(payload));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.keeper.keepRefusal(payload, error.toProblem());
    }
  }

  private async replay(payload: ReplayPayload): Promise<BoundedReplay> {
    const { actor } = payload;
    if (!isOperatorWith('viewer', actor) && !isBylaw(actor)) {
      throw new DomainError('forbidden', 'Only operators replay');
    }
    const plan = await this.planner.plan(payload);
    const since = sinceOf(payload, this.clock.now());
    const limit = Math.min(payload.limit ?? LIMITS.replayActions, LIMITS.replayActions);
    const result = await this.replayer.replay(plan, { since, limit });
    return { ...result, since: since.toISOString(), limit };
  }
}

/** @throws DomainError `validation_failed` for what is no time. */
function sinceOf(payload: ReplayPayload, now: number): Date {
  const since = payload.since ? new Date(payload.since) : new Date(now - DAYS_30_MS);
  if (!Number.isNaN(since.getTime())) return since;
  const message = 'is not a time';
  throw new DomainError('validation_failed', `since ${message}`, [{ path: 'since', message }]);
}
