import { Inject, Injectable } from '@nestjs/common';
import { DomainError, QUEUES, type ErrorCode, type OperatorPrincipal } from '@bylaw/contracts';
import { DeadJobs, type DeadJobFacts, type QueueName } from '@bylaw/jobs';
import { isoTime } from '@bylaw/platform';
import { CommandClient } from '../commands/command-client.js';
import { textInShort } from './payload-in-short.js';

/** Makes versions: what a person has confirmed counts for then, and not for whenever somebody retries it (I1). */
const CONFIRMED: ReadonlySet<string> = new Set(['apply', 'rollback', 'restore']);

const SUBJECT_CHARACTERS = 200;
const REASON_CHARACTERS = 500;

type Decision = 'dead-job.retry' | 'dead-job.discard';

/** What operators decide about dead jobs; every decision, refused or not, is in the audit (I6). */
@Injectable()
export class DeadJobDecisions {
  constructor(
    @Inject(DeadJobs) private readonly jobs: DeadJobs,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {}

  /**
   * Has a dead job tried again.
   * @throws DomainError `not_found` when it is not dead (any more); `confirmation_required` when it changes the policy
   */
  async retry(principal: OperatorPrincipal, queue: string, id: string): Promise<void> {
    await this.decide({ principal, action: 'dead-job.retry', queue, id }, (known) =>
      this.jobs.retry(known, id),
    );
  }

  /** Removes a dead job for ever. @throws DomainError `not_found` when it is not dead (any more) */
  async discard(principal: OperatorPrincipal, queue: string, id: string): Promise<void> {
    await this.decide({ principal, action: 'dead-job.discard', queue, id }, (known) =>
      this.jobs.discard(known, id),
    );
  }

  /** On record first: a process that dies in between leaves a job that is still dead, but no act that nobody did. */
  private async decide(attempt: Attempt, act: (queue: QueueName) => Promise<boolean>): Promise<void> {
    const { principal, action, id } = attempt;
    const queue = Object.values(QUEUES).find((name) => name === attempt.queue);
    const job = queue === undefined ? null : await this.jobs.find(queue, id);
    if (queue === undefined || job === null) return this.refuse(attempt, 'not_found', NOT_DEAD);
    if (action === 'dead-job.retry' && queue === QUEUES.policyCommands && CONFIRMED.has(job.name)) {
      return this.refuse(attempt, 'confirmation_required', ASK_AGAIN);
    }
    const fact = { action, outcome: 'done' as const, subject: subjectOf(attempt) };
    await this.commands.record(principal, { ...fact, details: detailsOf(job) });
    if (!(await act(queue))) await this.refuse(attempt, 'not_found', NOT_DEAD);
  }

  private async refuse(attempt: Attempt, code: ErrorCode, detail: string): Promise<never> {
    const { principal, action } = attempt;
    const subject = subjectOf(attempt);
    await this.commands.record(principal, { action, outcome: 'refused', subject, reason: code });
    throw new DomainError(code, detail);
  }
}

const NOT_DEAD = 'There is no dead job with this id in this queue';
const ASK_AGAIN =
  'A change of the policy is not retried: discard this job, and ask for the change again with its confirmation';

interface Attempt {
  readonly principal: OperatorPrincipal;
  readonly action: Decision;
  readonly queue: string;
  readonly id: string;
}

function subjectOf({ queue, id }: Attempt): string {
  return textInShort(`${queue}/${id}`, SUBJECT_CHARACTERS);
}

/** The payload is left out: the audit is for ever, and what a job carries may be anything. */
function detailsOf({ name, failedAt, attempts, reason }: DeadJobFacts): Record<string, unknown> {
  return {
    job: textInShort(name, SUBJECT_CHARACTERS),
    failedAt: isoTime(failedAt.getTime()),
    attempts,
    reason: textInShort(reason, REASON_CHARACTERS),
  };
}
