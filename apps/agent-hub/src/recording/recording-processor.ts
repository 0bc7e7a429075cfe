import { Inject, Injectable } from '@nestjs/common';
import {
  QUEUES,
  hasAllValues,
  packedValues,
  unpackActions,
  type ImportActionsPayload,
  type ImportActionsResult,
  type PackedActions,
  type RecordActionsPayload,
  type RecordedAction,
  type RecordedOutcome,
  type RecordOutcomesPayload,
} from '@bylaw/contracts';
import { JobConsumer, type Delivery } from '@bylaw/jobs';
import { ActionStore, ImportStore, OutcomeStore } from '@bylaw/persistence';
import { CLOCK, LOGGER, Metrics, type Clock, type Logger } from '@bylaw/platform';
import { UnrecoverableError } from 'bullmq';
import type { EntityManager } from 'typeorm';
import { SweepHeartbeats } from '../heartbeats/sweep-heartbeats.js';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { jobsAtHand } from './jobs-at-hand.js';
import { PostgresPatience } from './postgres-patience.js';
import { RecordingBacklog, type BacklogSize } from './recording-backlog.js';
import { roughBytesOfAction, roughBytesOfOutcome, roughBytesOfPacked } from './rough-bytes.js';
import { RowWriter, type PoisonRow } from './row-writer.js';
import { storeIsolatingPoison } from './store-isolating-poison.js';
import { UnrecordedActions, type Note } from './unrecorded-actions.js';

/** A recorder that died loses its jobs this soon. */
const LOCK_MS = 10_000;

const NOTHING: BacklogSize = { items: 0, bytes: 0, jobs: 0 };

/** Writes what was queued into Postgres. Every job may be delivered again: each row is stored once, by its id (I3). */
@Injectable()
export class RecordingProcessor {
  private readonly consumer: JobConsumer<typeof QUEUES.recordActions>;
  private readonly packs: RowWriter<PackedActions, number>;
  private readonly actions: RowWriter<RecordedAction, number>;
  private readonly outcomes: RowWriter<RecordedOutcome, void>;
  private readonly importStore = new ImportStore();
  private readonly patience = new PostgresPatience();

  @Inject(RecordingBacklog)
  private readonly backlog!: RecordingBacklog;

  @Inject(LOGGER)
  private readonly logger!: Logger;

  @Inject(Metrics)
  private readonly metrics!: Metrics;

  @Inject(CLOCK)
  private readonly clock!: Clock;

  constructor(
    @Inject(HUB_SETTINGS) private readonly settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(UnrecordedActions) private readonly unrecorded: UnrecordedActions,
    @Inject(SweepHeartbeats) sweep: SweepHeartbeats,
  ) {
    const { database } = stores;
    const [actionStore, outcomeStore] = [new ActionStore(), new OutcomeStore()];
    const onStored = (count: number): void => this.metrics.actionsRecorded.inc(count);
    const common = { database, transactions: settings.recorders, onStored };
    this.packs = new RowWriter({
      ...common,
      sizeOf: ({ count }) => count,
      bytesOf: roughBytesOfPacked,
      insert: (manager, packs) => actionStore.insertPacked(manager, packs),
    });
    this.actions = new RowWriter({
      ...common,
      bytesOf: roughBytesOfAction,
      insert: (manager, actions) => actionStore.insert(manager, actions),
    });
    this.outcomes = new RowWriter({
      database,
      transactions: Math.ceil(settings.recorders / 2),
      bytesOf: roughBytesOfOutcome,
      insert: (manager, outcomes) => outcomeStore.insert(manager, outcomes),
    });
    this.consumer = new JobConsumer({
      queue: QUEUES.recordActions,
      handlers: {
        'record-actions': (payload, delivery) => this.recordActions(payload, delivery),
        'record-outcomes': (payload, delivery) => this.recordOutcomes(payload, delivery),
        'import-actions': (payload) => this.importActions(payload),
        'sweep-heartbeats': () => sweep.execute(),
      },
      connection: stores.workerRedis,
      prefix: settings.redisPrefix,
      concurrency: jobsAtHand(NOTHING, settings.recorders),
      lockMs: LOCK_MS,
      onEnd: (end, job, error) => {
        this.metrics.jobs.inc({ job: job?.name ?? 'unknown', end });
        const about = { err: error, jobId: job?.id, job: job?.name };
        if (end === 'dead') this.logger.error(about, 'a job has failed for good');
        else if (end === 'retried') this.logger.warn(about, 'a job will be tried again');
      },
    });
  }

  start(): void {
    this.consumer.start();
  }

  /** Finishes the jobs at hand; those that wait for Postgres go back to the queue. */
  async stop(): Promise<void> {
    this.patience.stop();
    this.packs.stop();
    this.actions.stop();
    this.outcomes.stop();
    await this.consumer.stop();
  }

  private async recordActions(payload: RecordActionsPayload, { job }: Delivery): Promise<null> {
    const { packed, actions } = payload;
    if (!packed && !actions)
      throw new UnrecoverableError('record-actions: there are no actions in the payload');
    const poison = packed ? await this.storePacked(packed) : await this.actions.write(actions ?? []);
    const id = job.id ?? '';
    const ids = packed ? packedValues(packed, 'id') : (actions ?? []).map((action) => action.id);
    await this.forget(id, this.unrecorded.notesOf(ids, id));
    assertClean(poison, ids.length);
    return null;
  }

  /** All at once, or, when Postgres refuses one of them for what it is, one by one. Answers which can never be stored. */
  private async storePacked(packed: PackedActions): Promise<readonly PoisonRow<object>[]> {
    if (!hasAllValues(packed)) throw new UnrecoverableError('record-actions: values of columns are missing');
    const [refused] = await this.packs.write([packed]);
    return refused ? this.actions.write(unpackActions(packed)) : [];
  }

  private async recordOutcomes({ outcomes }: RecordOutcomesPayload, { job }: Delivery): Promise<null> {
    const poison = await this.outcomes.write(outcomes);
    await this.forget(job.id ?? '', []);
    assertClean(poison, outcomes.length);
    return null;
  }

  /** The job is done, and as much is taken at the same time as what still waits asks for. */
  private async forget(jobId: string, notes: readonly Note[]): Promise<void> {
    const left = await this.backlog.forget(jobId, notes);
    this.consumer.setConcurrency(jobsAtHand(left, this.settings.recorders));
  }

  /** Delivered again after its commit, a job answers the same. One with poison in it fails and has no answer. */
  private async importActions(payload: ImportActionsPayload): Promise<ImportActionsResult> {
    const { actions } = payload;
    const context = { author: payload.author, at: new Date(this.clock.now()) };
    const results = await this.storeAll(actions, (manager, rows) =>
      rows.length === actions.length
        ? this.importStore.insertOnce(manager, payload, context)
        : this.importStore.insert(manager, rows, context),
    );
    this.metrics.actionsRecorded.inc(results.reduce((sum, { imported }) => sum + imported, 0));
    return {
      imported: results.reduce((sum, { imported }) => sum + imported, 0),
      duplicates: results.reduce((sum, { duplicates }) => sum + duplicates, 0),
    };
  }

  /** @throws UnrecoverableError, once all others are stored, when rows can never be: the job is kept for operators. */
  private async storeAll<T, R>(
    rows: readonly T[],
    insert: (manager: EntityManager, rows: readonly T[]) => Promise<R>,
  ): Promise<readonly R[]> {
    if (rows.length === 0) return [];
    const { stored, poison } = await storeIsolatingPoison(rows, (some) =>
      this.patience.run(() => this.stores.database.transaction((manager) => insert(manager, some))),
    );
    assertClean(poison, rows.length);
    return stored;
  }
}

/** @throws UnrecoverableError when there is poison: the job is kept for operators */
function assertClean(poison: readonly { readonly error: unknown }[], rows: number): void {
  const [first] = poison;
  if (!first) return;
  const why = first.error instanceof Error ? first.error.message : String(first.error);
  throw new UnrecoverableError(`${poison.length} of ${rows} rows can never be stored: ${why}`);
}
