import { Inject, Injectable } from '@nestjs/common';
import { QUEUES } from '@bylaw/contracts';
import { JobProducer, type QueueName } from '@bylaw/jobs';
import { OldAnswers, type AnswerTable } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { DataSource } from 'typeorm';

const DAYS_30_MS = 30 * 86_400_000;
const AT_ONCE = 200;

/**
 * Forgets what commands and imports answered more than 30 days ago. An answer whose job the queue still holds stays: the
 * job could be delivered again, by itself or by an operator who retries it, and must then answer the same (I3). A job's
 * id is that of its command or import, by which both are found.
 */
@Injectable()
export class ForgetAnswers {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(OldAnswers) private readonly answers: OldAnswers,
    @Inject(JobProducer) private readonly jobs: JobProducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Any number may run at the same time. */
  async execute(): Promise<null> {
    await this.forget('commands', QUEUES.policyCommands);
    await this.forget('import_results', QUEUES.recordActions);
    return null;
  }

  private async forget(table: AnswerTable, queue: QueueName): Promise<void> {
    const { manager } = this.database;
    const before = new Date(this.clock.now() - DAYS_30_MS);
    let after: string | null = null;
    for (;;) {
      const ids = await this.answers.page(manager, table, { before, after, limit: AT_ONCE });
      const held = await this.jobs.held(queue, ids);
      await this.answers.remove(
        manager,
        table,
        ids.filter((id) => !held.has(id)),
      );
      if (ids.length < AT_ONCE) return;
      after = ids.at(-1) ?? null;
    }
  }
}
