import { Inject, Injectable } from '@nestjs/common';
import { DomainError, LIMITS, type AgentPrincipal, type OutcomeRequest } from '@bylaw/contracts';
import { CLOCK, isoTime, type Clock } from '@bylaw/platform';
import { Redactor } from '@bylaw/redaction';
import { ActionRecorder } from '../recording/action-recorder.js';
import { OwnActions } from './own-actions.js';

/** Takes what came of an action. The first report of an action stays. */
@Injectable()
export class ReportOutcome {
  constructor(
    @Inject(OwnActions) private readonly own: OwnActions,
    @Inject(ActionRecorder) private readonly recorder: ActionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Redactor) private readonly redactor: Redactor,
  ) {}

  /** @throws DomainError `not_found` for an action that this agent did not ask about, `recording_unavailable` */
  async execute(agent: AgentPrincipal, actionId: string, request: OutcomeRequest): Promise<void> {
    this.recorder.assertTaken('outcome', 1);
    if (!(await this.own.includes(actionId, agent.id))) {
      throw new DomainError('not_found', 'There is no action of yours with this id');
    }
    await this.recorder.recordOutcomes([
      {
        actionId,
        agentId: agent.id,
        reportedAt: isoTime(this.clock.now()),
        exitCode: request.exitCode ?? null,
        stdout: this.redactor.output(request.stdout ?? null, LIMITS.outputBytes),
        stderr: this.redactor.output(request.stderr ?? null, LIMITS.outputBytes),
        durationMs: request.durationMs ?? null,
        score: request.score ?? null,
      },
    ]);
  }
}
