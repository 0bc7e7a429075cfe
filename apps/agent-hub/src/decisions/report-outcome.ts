import { Inject, Injectable } from '@nestjs/common';
import { DomainError, LIMITS, type AgentPrincipal, type OutcomeRequest } from '@bylaw/contracts';
import { CLOCK, isoTime, type Clock } from '@bylaw/platform';
import { ActionRecorder } from '../recording/action-recorder.js';
import { OwnActions } from './own-actions.js';
import { truncateUtf8 } from './truncate-utf8.js';

/** Takes what came of an action. The first report of an action stays. */
@Injectable()
export class ReportOutcome {
  constructor(
    @Inject(OwnActions) private readonly own: OwnActions,
    @Inject(ActionRecorder) private readonly recorder: ActionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for an action that this agent did not ask about, `recording_unavailable` */
  async execute(agent: AgentPrincipal, actionId: string, request: OutcomeRequest): Promise<void> {
    if (!(await this.own.includes(actionId, agent.id))) {
      throw new DomainError('not_found', 'There is no action of yours with this id');
    }
    await this.recorder.recordOutcomes([
      {
        actionId,
        agentId: agent.id,
        reportedAt: isoTime(this.clock.now()),
        exitCode: request.exitCode ?? null,
        stdout: capped(request.stdout),
        stderr: capped(request.stderr),
        durationMs: request.durationMs ?? null,
        score: request.score ?? null,
      },
    ]);
  }
}

function capped(output: string | undefined): string | null {
  return output === undefined ? null : truncateUtf8(output, LIMITS.outputBytes);
}
