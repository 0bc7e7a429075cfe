import { Inject, Injectable } from '@nestjs/common';
import { DomainError, LIMITS, type CommandResult, type ReplayPayload } from '@bylaw/contracts';
import type { Delivery } from '@bylaw/jobs';
import { CLOCK, type Clock } from '@bylaw/platform';
import { UnrecoverableError } from 'bullmq';
import { isBylaw, isOperatorWith } from '../commands/who-may.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import { ReplayCancellations } from './replay-cancellations.js';
import { ReplayKeeper } from './replay-keeper.js';
import { ReplayPlanner } from './replay-planner.js';
import { reportProgress } from './report-progress.js';
import type { ReplayBounds, ReplayOutcome } from './replay-request.js';
import { ReplaySlots } from './replay-slots.js';
import { ReplayThreadDied } from './replay-thread-died.js';
import { Replayer } from './replayer.js';

const DAYS_30_MS = 30 * 86_400_000;
/** A replay whose thread has died so often is given up: it is likely to die again. */
const DEATHS = 3;

/** A replay, with the bounds that it kept to. */
interface BoundedReplay extends ReplayOutcome {
  readonly since: string;
  readonly limit: number;
}

/**
 * Answers what a diff would have decided otherwise. It changes no policy and leaves no audit event; it runs outside a
 * transaction and in a thread, as it can take long.
 */
@Injectable()
export class ReplayDiff {
  @Inject(ReplayCancellations)
  private readonly cancellations!: ReplayCancellations;

  @Inject(ReplaySlots)
  private readonly slots!: ReplaySlots;

  @Inject(POLICY_WORKER_SETTINGS)
  private readonly settings!: PolicyWorkerSettings;

  constructor(
    @Inject(ReplayPlanner) private readonly planner: ReplayPlanner,
    @Inject(Replayer) private readonly replayer: Replayer,
    @Inject(ReplayKeeper) private readonly keeper: ReplayKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * With `store`, the result is kept with the suggestion; otherwise for whoever asks for the command's answer.
   * @throws DelayedError when the worker has replays enough: the job comes again
   * @throws UnrecoverableError when its thread has died too often
   */
  async execute(payload: ReplayPayload, delivery: Delivery): Promise<CommandResult> {
    const earlier = await this.keeper.find(payload.commandId);
    if (earlier) return earlier;
    try {
      if (await this.cancellations.isAsked(payload.commandId)) throw cancelled();
      const replay = await this.slots.within(delivery, () => this.replay(payload, delivery));
      return await this.keeper.keep(payload, replay);
    } catch (error) {
      if (error instanceof DomainError) return this.keeper.keepRefusal(payload, error.toProblem());
      if (!(error instanceof ReplayThreadDied) || delivery.job.attemptsMade + 1 < DEATHS) throw error;
      throw new UnrecoverableError(error.message);
    }
  }

  private async replay(payload: ReplayPayload, { job }: Delivery): Promise<BoundedReplay> {
    const { actor, commandId } = payload;
    if (!isOperatorWith('viewer', actor) && !isBylaw(actor)) {
      throw new DomainError('forbidden', 'Only operators replay');
    }
    const bounds = this.boundsOf(payload);
    const plan = await this.planner.plan(payload);
    return this.cancellations.watching(commandId, async (signal) => {
      try {
        const watch = { signal, onProgress: reportProgress(job, () => this.clock.now()) };
        const outcome = await this.replayer.replay(plan, bounds, watch);
        return { ...outcome, since: bounds.since.toISOString(), limit: bounds.limit };
      } catch (error) {
        throw signal.aborted ? cancelled() : error;
      }
    });
  }

  private boundsOf(payload: ReplayPayload): ReplayBounds {
    const limit = Math.min(payload.limit ?? LIMITS.replayActionsDefault, LIMITS.replayActions);
    return { since: sinceOf(payload, this.clock.now()), limit, withinMs: this.settings.replayLimitMs };
  }
}

function cancelled(): DomainError {
  return new DomainError('replay_cancelled', 'The replay was cancelled');
}

/** @throws DomainError `validation_failed` for what is no time. */
function sinceOf(payload: ReplayPayload, now: number): Date {
  const since = payload.since ? new Date(payload.since) : new Date(now - DAYS_30_MS);
  if (!Number.isNaN(since.getTime())) return since;
  const message = 'is not a time';
  throw new DomainError('validation_failed', `since ${message}`, [{ path: 'since', message }]);
}
