import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type AgentPrincipal } from '@bylaw/contracts';
import type { OwnActionResponse } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { Lockdown } from '../lockdown/lockdown.js';
import { OwnActions } from './own-actions.js';
import { VerdictBell } from './verdict-bell.js';

/** How often a held action is looked at though no news came. */
const LOOK_AGAIN_MS = 1_000;

/** Shows an agent its action; while that is held, waits for the verdict or the end of the hold. */
@Injectable()
export class AwaitVerdict {
  constructor(
    @Inject(OwnActions) private readonly own: OwnActions,
    @Inject(VerdictBell) private readonly bell: VerdictBell,
    @Inject(Lockdown) private readonly lockdown: Lockdown,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The action, at the latest after `waitMs`, or when the caller is `gone`.
   * @throws DomainError `not_found` for an action that this agent did not ask about, `lockdown_active` for one that was
   * let go, as long as there is a lockdown
   */
  async execute(
    agent: AgentPrincipal,
    actionId: string,
    { waitMs, gone }: { waitMs: number; gone: () => boolean },
  ): Promise<OwnActionResponse> {
    const deadline = this.clock.now() + waitMs;
    const { wait, leave } = this.bell.listen(actionId);
    try {
      for (;;) {
        const action = await this.own.find(actionId, agent.id);
        if (!action) throw new DomainError('not_found', 'There is no action of yours with this id');
        const left = deadline - this.clock.now();
        if (action.review?.status !== 'held' || left <= 0 || gone() || this.bell.silent) {
          if (action.review?.verdict === 'allow') this.assertNoLockdown();
          return action;
        }
        const holds = Date.parse(action.review.expiresAt) - this.clock.now();
        await wait(Math.max(1, Math.min(left, holds, LOOK_AGAIN_MS)));
      }
    } finally {
      leave();
    }
  }

  private assertNoLockdown(): void {
    if (this.lockdown.active)
      throw new DomainError('lockdown_active', 'Nothing is let go during the lockdown');
  }
}
