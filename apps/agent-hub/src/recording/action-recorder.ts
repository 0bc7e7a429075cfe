import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type RecordedAction, type RecordedOutcome } from '@bylaw/contracts';
import { LOGGER, NEW_ID, type Logger, type NewId } from '@bylaw/platform';
import { HubStores } from '../hub-stores.js';
import { MicroBatcher } from '../micro-batcher.js';
import { UnrecordedActions } from './unrecorded-actions.js';

/** Many actions in a job: 30 times the throughput of one each. */
const BATCH = { maxItems: 250, maxDelayMs: 2, maxInFlight: 8, maxWaiting: 20_000 };

/** Nobody waits for these jobs' answers, and they are large: what was recorded goes from Redis at once. */
const DONE = { removeOnComplete: true };

/** Makes decided actions and reported outcomes durable: gathered from all requests into jobs in Redis (I4, I10). */
@Injectable()
export class ActionRecorder {
  private readonly actions: MicroBatcher<RecordedAction>;
  private readonly outcomes: MicroBatcher<RecordedOutcome>;

  constructor(
    @Inject(HubStores) stores: HubStores,
    @Inject(UnrecordedActions) unrecorded: UnrecordedActions,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.actions = new MicroBatcher<RecordedAction>({
      ...BATCH,
      flush: async (actions) => {
        const jobId = newId();
        const noted = unrecorded.note(
          actions.map(({ id }) => id),
          jobId,
        );
        const added = stores.producer.add('record-actions', { actions: [...actions] }, { ...DONE, jobId });
        await Promise.all([noted, added]);
      },
    });
    this.outcomes = new MicroBatcher<RecordedOutcome>({
      ...BATCH,
      flush: async (outcomes) => {
        await stores.producer.add(
          'record-outcomes',
          { outcomes: [...outcomes] },
          { ...DONE, jobId: newId() },
        );
      },
    });
  }

  /**
   * Resolves when every one of the actions is durable.
   * @throws DomainError `recording_unavailable` when that is not certain: the actions must not be allowed (I9)
   */
  async recordActions(actions: readonly RecordedAction[]): Promise<void> {
    await this.durably(this.actions.add(actions), 'The action could not be recorded, so it is not allowed');
  }

  /** The same for outcomes. */
  async recordOutcomes(outcomes: readonly RecordedOutcome[]): Promise<void> {
    await this.durably(this.outcomes.add(outcomes), 'The outcome could not be recorded; report it again');
  }

  /** Flushes what waits. */
  async drain(): Promise<void> {
    await Promise.all([this.actions.drain(), this.outcomes.drain()]);
  }

  private async durably(adding: Promise<void>, refusal: string): Promise<void> {
    try {
      await adding;
    } catch (error) {
      this.logger.warn({ err: error }, 'could not queue what must be recorded');
      throw new DomainError('recording_unavailable', refusal);
    }
  }
}
