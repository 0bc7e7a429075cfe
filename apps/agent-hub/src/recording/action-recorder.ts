import { Inject, Injectable } from '@nestjs/common';
import { DomainError, packActions, type RecordedAction, type RecordedOutcome } from '@bylaw/contracts';
import { LOGGER, Metrics, NEW_ID, type Logger, type NewId } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { MicroBatcher } from '../micro-batcher.js';
import { BacklogWatch } from './backlog-watch.js';
import { RecordingBacklog, type BacklogSize } from './recording-backlog.js';
import { RecordingGate } from './recording-gate.js';
import { roughBytesOfAction, roughBytesOfOutcome } from './rough-bytes.js';
import { UnrecordedActions } from './unrecorded-actions.js';

/** Many actions in a job: 30 times the throughput of one each. */
const BATCH = {
  maxItems: 250,
  maxBytes: 2_000_000,
  maxDelayMs: 3,
  maxInFlight: 8,
  maxWaiting: 20_000,
  maxWaitingBytes: 64_000_000,
};

type Kind = 'action' | 'outcome';

const REFUSALS: Readonly<Record<Kind, string>> = {
  action: 'The action could not be recorded, so it is not allowed',
  outcome: 'The outcome could not be recorded; report it again',
};

/** Makes decided actions and reported outcomes durable: gathered from all requests into jobs in Redis (I4, I10). */
@Injectable()
export class ActionRecorder {
  private readonly actions: MicroBatcher<RecordedAction>;
  private readonly outcomes: MicroBatcher<RecordedOutcome>;

  @Inject(HUB_SETTINGS)
  private readonly settings!: HubSettings;

  @Inject(BacklogWatch)
  private readonly watch!: BacklogWatch;

  @Inject(Metrics)
  private readonly metrics!: Metrics;

  @Inject(LOGGER)
  private readonly logger!: Logger;

  constructor(
    @Inject(RecordingGate) private readonly gate: RecordingGate,
    @Inject(RecordingBacklog) backlog: RecordingBacklog,
    @Inject(UnrecordedActions) unrecorded: UnrecordedActions,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.actions = new MicroBatcher<RecordedAction>({
      ...BATCH,
      bytesOf: roughBytesOfAction,
      flush: (actions) => {
        const id = newId();
        const ids = actions.map((action) => action.id);
        const notes = unrecorded.notesOf(ids, id);
        const packed = packActions(actions);
        const payload = packed ? { packed } : { actions: [...actions] };
        const job = { id, name: 'record-actions', payload, items: actions.length, notes } as const;
        return this.queue(backlog.add(job));
      },
    });
    this.outcomes = new MicroBatcher<RecordedOutcome>({
      ...BATCH,
      bytesOf: roughBytesOfOutcome,
      flush: (outcomes) => {
        const payload = { outcomes: [...outcomes] };
        const items = outcomes.length;
        const job = { id: newId(), name: 'record-outcomes', payload, items, notes: [] } as const;
        return this.queue(backlog.add(job));
      },
    });
  }

  /** Says what is not promised, and resolves when it is known whether Redis takes records. */
  async start(): Promise<void> {
    if (this.isBestEffort) {
      this.logger.warn(
        'RECORDING=best-effort: while actions cannot be recorded they are decided all the same, and leave no trace but a count',
      );
    }
    await this.watch.start();
  }

  /**
   * Returns when so many more may be recorded, as far as is known in memory.
   * @throws DomainError `recording_unavailable`
   */
  assertTaken(kind: Kind, items: number): void {
    const why = this.gate.refusal(items);
    if (why !== null && !this.isBestEffort)
      throw new DomainError('recording_unavailable', `${REFUSALS[kind]}: ${why}`);
  }

  /**
   * Resolves when every one of the actions is durable.
   * @throws DomainError `recording_unavailable` when that is not certain: the actions must not be allowed (I9)
   */
  async recordActions(actions: readonly RecordedAction[]): Promise<void> {
    await this.durably('action', actions.length, () => this.actions.add(actions));
  }

  /** The same for outcomes. */
  async recordOutcomes(outcomes: readonly RecordedOutcome[]): Promise<void> {
    await this.durably('outcome', outcomes.length, () => this.outcomes.add(outcomes));
  }

  /** Flushes what waits. */
  async drain(): Promise<void> {
    this.watch.stop();
    await Promise.all([this.actions.drain(), this.outcomes.drain()]);
  }

  private get isBestEffort(): boolean {
    return this.settings.recording.mode === 'best-effort';
  }

  private async queue(adding: Promise<BacklogSize>): Promise<void> {
    try {
      this.gate.learned(await adding);
    } catch (error) {
      this.gate.failed(error);
      this.watch.hurry();
      throw error;
    }
  }

  private async durably(kind: Kind, items: number, add: () => Promise<void>): Promise<void> {
    let why = this.gate.refusal(items);
    if (why === null) {
      why = await this.gate.whileUnderWay(items, add).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    }
    if (why === null) return;
    if (!this.isBestEffort) throw new DomainError('recording_unavailable', `${REFUSALS[kind]}: ${why}`);
    this.metrics.unrecorded.inc({ kind }, items);
  }
}
